package dev.rondo;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Direction of dependencies: the packages in the order of the data flow, each allowed to use those before it.
 *
 * <pre>
 *   study (YAML) -> task -> trials -> network -> training -> trained network -> trajectory -> attractor, analysis -> report
 * </pre>
 *
 * The reasons are in docs/architecture.md.
 */
class ArchitectureTest {
    /** From the ground up. A package belongs to the entry with the longest matching name and may use those before it. */
    private static final List<String> ORDER = List.of(
            "setting",
            "kernel",
            "random",
            "statistics",
            "linalg",
            "dynamics",
            "file.json",
            "file.atomic",
            "file.numpy",
            "file.mat",
            "setting.yaml",
            "continuation",
            "task.data",
            "network",
            "attractor",
            "task",
            "training",
            "figure",
            "figure.font",
            "figure.layout",
            "figure.paint",
            "figure.check",
            "figure.write",
            "analysis",
            "file",
            "run",
            "paper");

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.rondo");

    @Test
    void aPackageUsesOnlyThoseBeforeIt() {
        List<String> against = CORE.stream()
                .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
                .filter(d -> isOurs(d.getTargetClass()))
                .filter(d -> place(d.getTargetClass()) > place(d.getOriginClass()))
                .map(Dependency::getDescription)
                .sorted()
                .toList();
        assertThat(against).isEmpty();
    }

    @Test
    void everyPackageIsInTheOrder() {
        assertThat(CORE.stream()
                        .filter(c -> place(c) < 0)
                        .map(JavaClass::getPackageName)
                        .distinct())
                .isEmpty();
    }

    @Test
    void figuresKnowNoScience() {
        classes()
                .that(resideInAnyPackage("dev.rondo.figure.."))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("dev.rondo.figure..", "dev.rondo.setting")
                        .or(resideInAnyPackage("dev.rondo..").negate()))
                .check(CORE);
    }

    @Test
    void noCyclesBetweenPackagesSubPackagesIncluded() {
        slices().matching("dev.rondo.(**)").should().beFreeOfCycles().check(CORE);
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().startsWith("dev.rondo.");
    }

    /** Index in {@link #ORDER}; -1 if no entry matches. */
    private static int place(JavaClass type) {
        return IntStream.range(0, ORDER.size())
                .filter(k -> isWithin(type.getPackageName(), "dev.rondo." + ORDER.get(k)))
                .reduce((a, b) -> ORDER.get(a).length() >= ORDER.get(b).length() ? a : b)
                .orElse(-1);
    }

    private static boolean isWithin(String name, String entry) {
        return name.equals(entry) || name.startsWith(entry + ".");
    }
}
