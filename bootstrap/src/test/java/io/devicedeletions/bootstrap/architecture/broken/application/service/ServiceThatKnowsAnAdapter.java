package io.devicedeletions.bootstrap.architecture.broken.application.service;

import io.devicedeletions.bootstrap.architecture.broken.adapters.http.HttpThatKnowsServices;

/** Breaks the application's allow-list, and makes a cycle with the adapter. */
public record ServiceThatKnowsAnAdapter(HttpThatKnowsServices adapter) {}
