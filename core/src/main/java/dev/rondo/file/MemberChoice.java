package dev.rondo.file;

import dev.rondo.setting.Refusal;
import java.nio.file.Path;
import java.util.List;

/** Which of several matrices in a file is meant when nothing is said. */
final class MemberChoice {
    private MemberChoice() {}

    /** @throws Refusal if there is none, or several and none of them is {@code W_rec} */
    static String of(Path file, List<String> matrices) {
        if (matrices.contains(MatrixFile.USUAL_MEMBER)) {
            return MatrixFile.USUAL_MEMBER;
        }
        if (matrices.isEmpty()) {
            throw Refusal.misuse(file + " holds no matrix of numbers");
        }
        if (matrices.size() > 1) {
            throw Refusal.misuse(file + " holds several matrices, and none is called " + MatrixFile.USUAL_MEMBER
                    + ": say which one of " + String.join(", ", matrices));
        }
        return matrices.getFirst();
    }
}
