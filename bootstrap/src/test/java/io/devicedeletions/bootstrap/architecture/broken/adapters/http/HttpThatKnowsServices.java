package io.devicedeletions.bootstrap.architecture.broken.adapters.http;

import io.devicedeletions.bootstrap.architecture.broken.application.service.ServiceThatKnowsAnAdapter;
import org.jspecify.annotations.Nullable;

/** Breaks: adapters keep out of services, the HTTP adapter's allow-list, and no cycles. */
public record HttpThatKnowsServices(@Nullable ServiceThatKnowsAnAdapter service) {}
