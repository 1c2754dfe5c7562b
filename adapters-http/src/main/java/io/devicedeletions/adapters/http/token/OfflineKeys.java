package io.devicedeletions.adapters.http.token;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.time.Instant;
import java.util.Set;

/**
 * A key pair in a folder, for those who have no identity provider: whoever holds the private file
 * issues tokens, the server gets the public file. Immutable and thread-safe.
 */
public final class OfflineKeys {

  /** The file that stays with the operator, readable by its owner alone. */
  public static final String PRIVATE_FILE = "private-key.json";

  /** The file for {@link JwksFile}. */
  public static final String PUBLIC_FILE = "jwks.json";

  private final TokenSigner signer;

  private OfflineKeys(TokenSigner signer) {
    this.signer = signer;
  }

  /**
   * Makes a key pair.
   *
   * @param folder where its two files go; created if it is not there
   * @throws FileAlreadyExistsException if either file is there, which is then left as it is: tokens
   *     issued with it may still be in use
   * @throws IOException if the folder cannot be written to
   */
  public static OfflineKeys generate(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path privateFile = absent(folder.resolve(PRIVATE_FILE));
    Path publicFile = absent(folder.resolve(PUBLIC_FILE));
    TokenSigner signer = TokenSigner.withFreshKey();
    write(privateFile, signer.key().toJSONString(), "rw-------");
    write(publicFile, signer.publicKeys().toString(true), "rw-r--r--");
    return new OfflineKeys(signer);
  }

  private static Path absent(Path file) throws FileAlreadyExistsException {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    return file;
  }

  /** The permissions are there before the first byte is. */
  private static void write(Path file, String content, String permissions) throws IOException {
    FileAttribute<?>[] attributes =
        file.getFileSystem().supportedFileAttributeViews().contains("posix")
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
            }
            : new FileAttribute<?>[0];
    Set<StandardOpenOption> newFile =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (SeekableByteChannel channel = Files.newByteChannel(file, newFile, attributes);
        OutputStream stream = Channels.newOutputStream(channel)) {
      stream.write(content.getBytes(StandardCharsets.UTF_8));
    }
  }

  /**
   * Reads a key pair that {@link #generate} made.
   *
   * @throws IOException if the private file is missing, unreadable or not a private P-256 key; the
   *     message names the file
   */
  public static OfflineKeys load(Path folder) throws IOException {
    Path file = folder.resolve(PRIVATE_FILE);
    try {
      ECKey key = ECKey.parse(Files.readString(file));
      if (!key.isPrivate() || !Curve.P_256.equals(key.getCurve())) {
        throw new IOException(file + " holds no private P-256 key");
      }
      return new OfflineKeys(new TokenSigner(key));
    } catch (ParseException | CharacterCodingException | RuntimeException unreadable) {
      // unchecked ones too: the library throws them at JSON's null
      throw new IOException(file + " is not a key file", unreadable);
    }
  }

  /** A new token in its compact form, issued at that moment. */
  public String issue(TokenClaims claims, Instant now) {
    return signer.sign(claims, now);
  }
}
