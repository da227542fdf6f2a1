package dev.tracelab.lab.parts;

import dev.tracelab.lab.LabException;
import dev.tracelab.lab.LabFolder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Makes sure that a project has one lab at a time; the system lets go of it whatever happens. */
public final class LabLock implements AutoCloseable {

  private final FileChannel channel;

  private LabLock(FileChannel channel) {
    this.channel = channel;
  }

  /** The lock; empty if a lab that runs has it. */
  public static Optional<LabLock> take(LabFolder folder) {
    try {
      FileChannel channel =
          FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        return Optional.empty();
      }
      return Optional.of(new LabLock(channel));
    } catch (IOException e) {
      throw new LabException(
          folder.lock() + " cannot be opened: run the lab as the user who owns it.", e);
    }
  }

  /** Lets another lab come up. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new LabException("The lab's lock cannot be released: " + e.getMessage() + ".", e);
    }
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }
}
