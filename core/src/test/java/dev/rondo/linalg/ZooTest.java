package dev.rondo.linalg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.linalg.MatrixZoo.Animal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every factorisation holds, to a few roundings per row, on every matrix of the zoo. */
class ZooTest {
    static Stream<Animal> zoo() {
        return MatrixZoo.at(1, 2, 3, 10, 100);
    }

    static Stream<Animal> large() {
        return MatrixZoo.at(1000)
                .filter(animal -> Stream.of("balanced", "Jordan block of 0.5", "strongly nonnormal", "repeated")
                        .anyMatch(animal.name()::startsWith))
                .filter(animal -> !animal.name().contains("times"));
    }

    @ParameterizedTest
    @MethodSource("zoo")
    void everyFactorisationHolds(Animal animal) {
        holds(animal);
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("large")
    void everyFactorisationHoldsAtAThousandUnits(Animal animal) {
        holds(animal);
    }

    private static void holds(Animal animal) {
        Matrix a = animal.matrix();
        certified(animal, "eigenvectors", Eigen.of(a).certificate());
        certified(animal, "left and right eigenvectors", TwoSidedEigen.of(a).certificate());
        certified(animal, "real Schur", Schur.of(a).certificate());
        ComplexSchur schur = ComplexSchur.of(a);
        certified(animal, "complex Schur", schur.certificate());
        certified(
                animal,
                "ordered Schur",
                schur.ordered(SpectralOrder.DECREASING_REAL_PART).certificate());
        certified(
                animal,
                "Schur of a complex matrix",
                ComplexSchur.of(ComplexMatrix.of(a)).certificate());
        certified(animal, "singular values", Svd.of(a).certificate());
        certified(animal, "QR", Qr.of(a).certificate());
        certified(animal, "polar", Polar.of(a).certificate());
        certified(animal, "symmetric", SymmetricEigen.of(a.symmetricPart()).certificate());
    }

    private static void certified(Animal animal, String what, Certificate certificate) {
        assertThat(certificate.residual()).as(what + ": residual").isLessThanOrEqualTo(animal.tolerance());
        assertThat(certificate.orthogonality()).as(what + ": orthogonality").isLessThanOrEqualTo(animal.tolerance());
    }
}
