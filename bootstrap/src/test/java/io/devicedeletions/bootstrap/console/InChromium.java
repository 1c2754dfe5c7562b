package io.devicedeletions.bootstrap.console;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests that are given a {@link Browser}, and fail if the browser has noted anything that should
 * not be. Without a Chromium they are left out, and say so; where the variable {@code CI} is {@code
 * true} they fail.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ChromiumExtension.class)
@interface InChromium {}
