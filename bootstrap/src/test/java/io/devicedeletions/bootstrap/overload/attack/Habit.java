package io.devicedeletions.bootstrap.overload.attack;

/**
 * What a client of a crowd does with its connection.
 *
 * @param begin what it sends at once
 * @param drip what it sends over and over afterwards, a byte a second
 * @param reads whether it reads what it is answered
 */
record Habit(String begin, String drip, boolean reads) {

  static Habit dripping(String begin, String drip) {
    return new Habit(begin, drip, true);
  }

  static Habit notReading(String begin) {
    return new Habit(begin, "", false);
  }

  static Habit resting(String begin) {
    return new Habit(begin, "", true);
  }
}
