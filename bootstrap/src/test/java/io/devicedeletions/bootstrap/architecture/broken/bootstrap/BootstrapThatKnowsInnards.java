package io.devicedeletions.bootstrap.architecture.broken.bootstrap;

import io.devicedeletions.bootstrap.architecture.broken.adapters.http.internal.Innards;

/** Breaks: internal packages stay internal. */
record BootstrapThatKnowsInnards(Innards innards) {}
