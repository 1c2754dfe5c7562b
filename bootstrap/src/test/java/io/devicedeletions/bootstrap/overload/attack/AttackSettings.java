package io.devicedeletions.bootstrap.overload.attack;

import io.devicedeletions.bootstrap.overload.traffic.Messages;
import java.util.List;

/**
 * What attackers do.
 *
 * @param kind how they behave
 * @param port whom they attack, on this machine
 * @param seconds for how long
 * @param rate how many requests they send a second in an open loop; 0 for a closed one
 * @param connections how many connections they have at most
 * @param token what they show
 */
public record AttackSettings(
    AttackKind kind, int port, int seconds, int rate, int connections, String token) {

  /** How many devices a request of everybody's names: as many as the published limit lets it. */
  public static final int DEVICES = 100;

  boolean isOpenLoop() {
    return rate > 0;
  }

  List<byte[]> messages() {
    return switch (kind) {
      case LARGE_BODIES ->
          List.of(
              Messages.filledBatch(token, DEVICES, Messages.LARGEST_BODY),
              Messages.tooLarge(token),
              Messages.tooLargeChunk(token));
      case BAD_TOKENS -> List.of(Messages.batch(Messages.spoilt(token), DEVICES));
      default -> List.of(Messages.batch(token, DEVICES));
    };
  }

  Habit habit() {
    String head = Messages.head(token);
    return switch (kind) {
      case SLOW_HEADS -> Habit.dripping("POST / HTTP/1.1\r\nHost: localhost\r\nx-slow: ", "a");
      case SLOW_BODIES -> Habit.dripping(head + "Content-Length: 100000\r\n\r\n{", " ");
      case SLOW_CHUNKS -> Habit.dripping(head + "Transfer-Encoding: chunked\r\n\r\n", "1\r\n \r\n");
      case SLOW_READERS -> Habit.notReading(Messages.document().repeat(100));
      case KEPT_ALIVE -> Habit.resting(Messages.nothing());
      default -> Habit.resting("");
    };
  }

  List<String> arguments() {
    return List.of(
        kind.name(),
        Integer.toString(port),
        Integer.toString(seconds),
        Integer.toString(rate),
        Integer.toString(connections));
  }

  static AttackSettings parse(String[] arguments, String token) {
    return new AttackSettings(
        AttackKind.valueOf(arguments[0]),
        Integer.parseInt(arguments[1]),
        Integer.parseInt(arguments[2]),
        Integer.parseInt(arguments[3]),
        Integer.parseInt(arguments[4]),
        token);
  }
}
