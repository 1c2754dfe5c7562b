package io.devicedeletions.bootstrap.architecture.broken.application.port.in;

import io.vavr.collection.Seq;

/** Breaks: commands carry JDK collections. */
record VavrCommand(Seq<String> devices) {}
