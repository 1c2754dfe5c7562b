package io.devicedeletions.bootstrap.campaign.fault;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** A step of the service's work, known by the text of its statement. One statement may be many. */
public enum Step {
  MIGRATE("create table"),
  BEGIN("^begin"),
  ACCEPT("insert into deletion_batch"),
  QUEUE("^(?=.*\\bdeletion_batch\\b).*insert into deletion_work\\b"),
  CLAIM("delete from deletion_work"),
  LOCK("^select\\b.*\\bfrom device\\b.*\\buid (in|=)"),
  RECORD("insert into deletion_record"),
  TALLY("insert into deletion_tally"),
  REMOVE("delete from device\\b"),
  PUT_BACK("^(?!.*\\bdeletion_batch\\b).*(insert into|update) deletion_work\\b"),
  BURY("insert into deletion_dead"),
  PRUNE("(delete from deletion_(batch|record|tally)|detach partition|drop table deletion)"),
  INTERVENE("insert into deletion_intervention"),
  HOUSEKEEPING("prepare_deletion_records"),
  /** The commit of a transaction that accepted. */
  ACCEPT_COMMIT("(?!)"),
  /** The commit of a transaction that recorded outcomes. */
  REMOVAL_COMMIT("(?!)");

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final Pattern text;

  Step(String text) {
    this.text = Pattern.compile(text);
  }

  /** The steps that a statement is. */
  static Set<Step> of(String sql) {
    String plain = BLANKS.matcher(sql.strip().toLowerCase(Locale.ROOT)).replaceAll(" ");
    Set<Step> steps = EnumSet.noneOf(Step.class);
    for (Step step : values()) {
      if (step.text.matcher(plain).find()) {
        steps.add(step);
      }
    }
    return steps;
  }

  static boolean isCommit(String sql) {
    return sql.strip().equalsIgnoreCase("commit");
  }

  /** The steps that a commit is, given what was done since the last. */
  static Set<Step> ofCommit(Set<Step> done) {
    Set<Step> steps = EnumSet.noneOf(Step.class);
    if (done.contains(ACCEPT)) {
      steps.add(ACCEPT_COMMIT);
    }
    if (done.contains(RECORD)) {
      steps.add(REMOVAL_COMMIT);
    }
    return steps;
  }
}
