package dev.tracelab.lab.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CpuTimeTest {

  private static final CpuTime BEFORE = CpuTime.parse("cpu  100 0 50 800 50 0 0 0 0 0", 40);

  @Test
  void idleProcessorsAndThoseThatWaitForADiskAreNotBusy() {
    assertThat(BEFORE).isEqualTo(new CpuTime(1_000, 150, 40));
  }

  @Test
  void whatIsBusyAndNotOursBelongsToOthers() {
    CpuTime after = CpuTime.parse("cpu  400 0 150 1000 50 0 0 400 0 0", 240);

    // Of 1000 ticks 800 were busy, of which the host took 400 and we used 200.
    assertThat(after.othersSince(BEFORE)).hasValue(0.6);
  }

  @Test
  void timeOfAGuestIsNotCountedTwice() {
    assertThat(CpuTime.parse("cpu  100 0 0 900 0 0 0 0 100 0", 0))
        .isEqualTo(new CpuTime(1_000, 100, 0));
  }

  @Test
  void withoutAnyTicksItIsUnknown() {
    assertThat(new CpuTime(0, 0, 0).othersSince(new CpuTime(0, 0, 0))).isEmpty();
    assertThat(BEFORE.othersSince(BEFORE)).isEmpty();
  }

  @Test
  void ourOwnTimeIsNeverMoreThanAll() {
    CpuTime after = CpuTime.parse("cpu  110 0 50 890 50 0 0 0 0 0", 90);

    assertThat(after.othersSince(BEFORE)).hasValue(0);
  }
}
