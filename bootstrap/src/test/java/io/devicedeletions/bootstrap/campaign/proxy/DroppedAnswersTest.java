package io.devicedeletions.bootstrap.campaign.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Only PostgreSQL's own word counts as a commit. */
class DroppedAnswersTest {

  private static final String IDLE = "Z\0\0\0\5I";
  private static final String IN_TRANSACTION = "Z\0\0\0\5T";

  private final DroppedAnswers answers = new DroppedAnswers();

  @Test
  void a_commit_in_two_pieces() {
    add("C\0\0\0\13COMMIT\0Z\0\0");
    assertThat(answers.sayCommitted()).isFalse();
    add("\0\5I");
    assertThat(answers.sayCommitted()).isTrue();
  }

  @Test
  void a_statement_in_a_transaction() {
    add("C\0\0\0\17INSERT 0 1\0" + IN_TRANSACTION);
    assertThat(answers.sayCommitted()).isFalse();
  }

  @Test
  void a_commit_that_rolls_back() {
    add("C\0\0\0\15ROLLBACK\0" + IDLE);
    assertThat(answers.sayCommitted()).isFalse();
  }

  @Test
  void a_statement_that_fails() {
    add("E\0\0\0\66SERROR\0VERROR\0C23505\0\0" + IDLE);
    assertThat(answers.sayCommitted()).isFalse();
  }

  private void add(String bytes) {
    byte[] raw = bytes.getBytes(StandardCharsets.ISO_8859_1);
    answers.add(raw, raw.length);
  }
}
