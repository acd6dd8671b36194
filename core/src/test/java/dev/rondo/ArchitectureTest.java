package dev.rondo;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The direction of dependencies: the packages in the order of the data flow, each allowed to use those before it.
 *
 * <pre>
 *   study (YAML) -> task -> trials -> network -> training -> trained network -> trajectory -> analysis -> figure, report
 * </pre>
 *
 * The reasons are in docs/architecture.md.
 */
class ArchitectureTest {
    /** From the ground up. A package may use those to its left. */
    private static final List<String> ORDER = List.of(
            "setting",
            "kernel",
            "random",
            "linalg",
            "dynamics",
            "continuation",
            "network",
            "attractor",
            "task",
            "training",
            "figure",
            "analysis",
            "file",
            "run",
            "paper");

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.rondo");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "setting",
                "kernel",
                "random",
                "linalg",
                "dynamics",
                "continuation",
                "network",
                "attractor",
                "task",
                "training",
                "figure",
                "analysis",
                "file",
                "run",
                "paper"
            })
    void aPackageUsesOnlyThoseBeforeIt(String name) {
        String[] later = ORDER.subList(ORDER.indexOf(name) + 1, ORDER.size()).stream()
                .map(p -> "dev.rondo." + p + "..")
                .toArray(String[]::new);
        if (later.length > 0) {
            classes()
                    .that(resideInAnyPackage("dev.rondo." + name + ".."))
                    .should()
                    .onlyDependOnClassesThat(resideInAnyPackage(later).negate())
                    .allowEmptyShould(true)
                    .check(CORE);
        }
    }

    @Test
    void figuresKnowNoScience() {
        classes()
                .that(resideInAnyPackage("dev.rondo.figure.."))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("dev.rondo.figure..", "dev.rondo.setting..")
                        .or(resideInAnyPackage("dev.rondo..").negate()))
                .allowEmptyShould(true)
                .check(CORE);
    }

    @Test
    void noCyclesBetweenPackages() {
        slices().matching("dev.rondo.(*)..").should().beFreeOfCycles().check(CORE);
    }

    @Test
    void everyPackageIsInTheOrder() {
        classes()
                .that(alwaysTrue())
                .should()
                .resideInAnyPackage(
                        ORDER.stream().map(p -> "dev.rondo." + p + "..").toArray(String[]::new))
                .check(CORE);
    }
}
