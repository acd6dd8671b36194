package dev.rondo.file.atomic;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * Operations that change a file system: the one seam through which files and folders are made, so that tests can stop it at
 * any step and take away what was never forced to disk.
 */
interface Disk {
    /** Creates an empty file and opens it.
     *
     * @throws IOException if a file or link of that name exists
     */
    OutputStream create(Path file) throws IOException;

    /** Adds bytes to the end of a file, which is created if need be. */
    void append(Path file, byte[] bytes) throws IOException;

    /** Creates a folder whose parent exists. */
    void createFolder(Path folder) throws IOException;

    /** Forces the content of a file, or the entries of a folder, to the device. */
    void force(Path fileOrFolder) throws IOException;

    /** Renames in one step where the file system can; a file that bears the new name is replaced. */
    void move(Path from, Path to) throws IOException;

    /** Gives a file a second name. */
    void link(Path link, Path file) throws IOException;

    /** Deletes a file or an empty folder, of a link only the link; one that is not there is deleted already. */
    void delete(Path file) throws IOException;

    /** Creates a folder and those above it that do not exist, each forced to the device. */
    default void createFolders(Path folder) throws IOException {
        if (java.nio.file.Files.isDirectory(folder)) {
            return;
        }
        Path parent = folder.toAbsolutePath().getParent();
        if (parent != null) {
            createFolders(parent);
            createFolder(folder);
            force(parent);
        }
    }
}
