package dev.rondo.file.atomic;

import dev.rondo.setting.Refusal;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/** Error messages for files that cannot be read or written. */
public final class FileTrouble {
    private FileTrouble() {}

    /** Makes sure that there is a file to read, with something in it.
     *
     * @throws Refusal if it is missing, a folder, unreadable or empty
     */
    public static void requireReadable(Path file) {
        if (!Files.exists(file)) {
            throw Refusal.misuse(file + " does not exist");
        }
        if (Files.isDirectory(file)) {
            throw Refusal.misuse(file + " is a folder: name a file in it");
        }
        if (!Files.isReadable(file)) {
            throw Refusal.misuse(file + " may not be read: its permissions forbid it");
        }
        try {
            if (Files.isRegularFile(file) && Files.size(file) == 0) {
                throw Refusal.misuse(file + " is empty");
            }
        } catch (IOException e) {
            throw reading(file, e);
        }
    }

    /** The refusal for a file that could not be read. */
    public static Refusal reading(Path file, IOException e) {
        return switch (e) {
            case NoSuchFileException missing -> Refusal.misuse(file + " does not exist", e);
            case AccessDeniedException denied ->
                Refusal.misuse(file + " may not be read: its permissions forbid it", e);
            default -> Refusal.failed(file + " cannot be read: " + reason(e), e);
        };
    }

    /** The refusal for a file or folder that could not be written. */
    public static Refusal writing(Path file, IOException e) {
        String reason = reason(e);
        if (reason.toLowerCase(Locale.ROOT).contains("no space left")) {
            return Refusal.failed(file + " cannot be written: the disk is full. Make room, or write somewhere else", e);
        }
        if (reason.toLowerCase(Locale.ROOT).contains("quota exceeded")) {
            return Refusal.failed(
                    file + " cannot be written: your disk quota is used up. Make room, or write somewhere else", e);
        }
        if (reason.toLowerCase(Locale.ROOT).contains("file too large")) {
            return Refusal.failed(
                    file + " cannot be written: it would be larger than this shell or disk allows (ulimit -f)", e);
        }
        if (reason.toLowerCase(Locale.ROOT).contains("read-only file system")) {
            return Refusal.failed(file + " cannot be written: the disk is read-only. Write somewhere else", e);
        }
        return switch (e) {
            case AccessDeniedException denied ->
                Refusal.failed(file + " cannot be written: permission denied. Write somewhere else", e);
            case FileAlreadyExistsException there ->
                Refusal.misuse(file + " cannot be written: " + there.getFile() + " is in the way", e);
            case NotDirectoryException no ->
                Refusal.misuse(file + " cannot be written: " + no.getFile() + " is no folder", e);
            case NoSuchFileException missing ->
                Refusal.misuse(file + " cannot be written: its folder does not exist", e);
            default -> Refusal.failed(file + " cannot be written: " + reason, e);
        };
    }

    private static String reason(IOException e) {
        if (e instanceof FileSystemException f && f.getReason() != null) {
            return f.getReason();
        }
        return switch (e) {
            case EOFException cut -> "it is cut off";
            case CharacterCodingException coding -> "it is not text in UTF-8";
            default -> Objects.requireNonNullElse(e.getMessage(), "the disk does not say why");
        };
    }
}
