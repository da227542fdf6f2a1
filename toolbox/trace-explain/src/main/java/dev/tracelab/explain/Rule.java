package dev.tracelab.explain;

import java.util.List;

/** Looks for one kind of fault in a trace. */
interface Rule {

  /** Finds it; an empty list for a healthy trace. It must accept any trace. */
  List<Finding> check(CallTree tree);
}
