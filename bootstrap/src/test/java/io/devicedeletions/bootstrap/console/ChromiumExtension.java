package io.devicedeletions.bootstrap.console;

import java.util.Objects;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One Chromium for each class of tests; it ends with the class. */
final class ChromiumExtension
    implements ExecutionCondition, BeforeAllCallback, ParameterResolver, AfterEachCallback {

  private static final Namespace OURS = Namespace.create(ChromiumExtension.class);

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (Chromium.isInstalled() || "true".equals(System.getenv("CI"))) {
      return ConditionEvaluationResult.enabled("in " + Chromium.BROWSER);
    }
    String why = "NOT RUN: " + Chromium.MISSING + ": " + context.getDisplayName();
    System.err.println(why);
    return ConditionEvaluationResult.disabled(why);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    context.getStore(OURS).put(Browser.class, new Browser(Chromium.start()));
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Browser.class;
  }

  @Override
  public Browser resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return browser(context);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    browser(context).leave();
  }

  private static Browser browser(ExtensionContext context) {
    return Objects.requireNonNull(context.getStore(OURS).get(Browser.class, Browser.class));
  }
}
