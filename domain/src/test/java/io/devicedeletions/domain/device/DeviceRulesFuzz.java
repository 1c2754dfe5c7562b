package io.devicedeletions.domain.device;

import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.batch.BatchLimit;
import io.devicedeletions.domain.batch.BatchLine;
import io.devicedeletions.domain.batch.BatchRejection;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.EntryStatus;
import io.devicedeletions.domain.batch.Origin;
import io.devicedeletions.domain.tenant.RequestId;
import io.devicedeletions.domain.tenant.Requester;
import io.devicedeletions.domain.tenant.TenantId;
import io.devicedeletions.domain.text.BlankText;
import io.devicedeletions.domain.text.StorableText;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.UUID;

/**
 * Texts of any characters, in pairs of uid and name: each rule says what the model says, and a
 * batch of them is accepted exactly where every pair is, with every text as it was.
 *
 * <p>The input's first byte says how the rest spells text: an even one as UTF-8, an odd one as
 * UTF-16, where surrogates may be alone. Texts are parted by line feeds; the first is also tried as
 * everything else that other systems name.
 */
public final class DeviceRulesFuzz {

  private static final BatchLimit LIMIT = new BatchLimit(3);

  private static final BatchId ID = new BatchId(new UUID(1, 2));

  private static final Origin ORIGIN =
      new Origin(
          new TenantId("acme"),
          new Requester("client"),
          new RequestId("00000000-0000-0000-0000-000000000000"),
          Option.none());

  private DeviceRulesFuzz() {}

  /** Judges one input; what it throws is a finding. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length > 0) {
      String[] texts = text(input).split("\n", -1);
      for (String text : texts) {
        checkText(text);
      }
      checkIdentifiers(texts[0]);
      checkBatch(texts);
    }
  }

  /** By hand where surrogates may be alone: a decoder would replace them. */
  private static String text(byte[] input) {
    if (input[0] % 2 == 0) {
      return new String(input, 1, input.length - 1, StandardCharsets.UTF_8);
    }
    StringBuilder text = new StringBuilder();
    for (int index = 1; index + 1 < input.length; index += 2) {
      text.append((char) ((input[index] & 0xFF) << 8 | (input[index + 1] & 0xFF)));
    }
    return text.toString();
  }

  private static void checkText(String text) {
    require(BlankText.isBlank(text) == DeviceRulesModel.isBlank(text), "blank", text);
    require(StorableText.isStorable(text) == DeviceRulesModel.isStorable(text), "storable", text);
    checkUid(text);
    Either<TextFault, DeviceName> name = DeviceName.parse(text);
    require(name.isRight() == DeviceRulesModel.isName(text), "name", text);
    require(name.forAll(parsed -> parsed.value().equals(text)), "name kept", text);
  }

  private static void checkUid(String text) {
    boolean isUid = DeviceRulesModel.isUid(text);
    require(DeviceUid.parse(text).isDefined() == isUid, "uid", text);
    if (isUid) {
      String bits = DeviceUid.parse(text).get().toString().replace("-", "");
      require(bits.equals(DeviceRulesModel.bits(text)), "uid kept", text);
    }
  }

  private static void checkIdentifiers(String text) {
    boolean isIdentifier = DeviceRulesModel.isIdentifier(text);
    require(TenantId.parse(text).isDefined() == isIdentifier, "tenant", text);
    require(Requester.parse(text).isDefined() == isIdentifier, "requester", text);
    require(TenantId.parse(text).forAll(id -> id.value().equals(text)), "tenant kept", text);
    require(Requester.parse(text).forAll(id -> id.value().equals(text)), "requester kept", text);
  }

  private static void checkBatch(String[] texts) {
    ArrayList<SubmittedDevice> devices = new ArrayList<>();
    int unusable = 0;
    for (int index = 0; index + 1 < texts.length; index += 2) {
      devices.add(SubmittedDevice.of(texts[index], texts[index + 1]));
      unusable += isUsableUid(texts[index]) ? 0 : 1;
      unusable += DeviceRulesModel.isName(texts[index + 1]) ? 0 : 1;
    }
    Either<BatchRejection, DeletionBatch> batch =
        DeletionBatch.accept(ID, ORIGIN, List.ofAll(devices), LIMIT);
    if (batch.isRight()) {
      require(!devices.isEmpty() && devices.size() <= LIMIT.lines() && unusable == 0, "batch", "");
      checkLines(batch.get(), texts);
    } else {
      checkRejection(batch.getLeft(), devices.size(), unusable);
    }
  }

  private static boolean isUsableUid(String text) {
    return !DeviceRulesModel.isBlank(text) && DeviceRulesModel.isStorable(text);
  }

  private static void checkLines(DeletionBatch batch, String[] texts) {
    require(batch.lines().size() == texts.length / 2, "number of lines", "");
    for (int index = 0; index < batch.lines().size(); index++) {
      BatchLine line = batch.lines().get(index);
      String uid = texts[2 * index];
      require(line.entry().uid().equals(uid), "line's uid", uid);
      require(line.entry().name().value().equals(texts[2 * index + 1]), "line's name", uid);
      EntryStatus expected =
          DeviceRulesModel.isUid(uid) ? EntryStatus.SCHEDULED : EntryStatus.INVALID;
      require(line.status() == expected, "status", uid);
    }
  }

  private static void checkRejection(BatchRejection rejection, int devices, int unusable) {
    if (devices == 0) {
      require(rejection instanceof BatchRejection.Empty, "empty", rejection.toString());
    } else if (devices > LIMIT.lines()) {
      require(rejection instanceof BatchRejection.TooLarge, "too large", rejection.toString());
    } else {
      require(
          rejection instanceof BatchRejection.Unusable faulty && faulty.faults().size() == unusable,
          "every fault is named",
          rejection.toString());
    }
  }

  private static void require(boolean holds, String rule, String text) {
    if (!holds) {
      throw new AssertionError(rule + ": " + text);
    }
  }
}
