package dev.tracelab.scenarios.catalogue;

/**
 * One way in which the system breaks, described for a learner. All text is plain, without markup.
 *
 * @param id such as {@code n-plus-one}
 * @param title a few words
 * @param question what the learner is to answer with the trace
 * @param breaks what the broken variant does
 * @param symptom what a user of the shop sees
 * @param look how to see it in Jaeger
 * @param why how it happens in real services
 * @param repair what the repaired variant does
 * @param finding the rule of the explainer that names the fault; null if nothing is broken
 * @param looseRoot the name of the root of a second trace that the broken variant causes; null if
 *     there is none
 * @param untraced whether the broken variant has no trace at all, because it is not sampled
 * @param brokenCode the path of the broken variant's source, from the project's root
 * @param repairedCode the path of the repaired variant's source
 * @param request shows it
 */
public record Scenario(
    String id,
    String title,
    String question,
    String breaks,
    String symptom,
    String look,
    String why,
    String repair,
    String finding,
    String looseRoot,
    boolean untraced,
    String brokenCode,
    String repairedCode,
    ScenarioRequest request) {}
