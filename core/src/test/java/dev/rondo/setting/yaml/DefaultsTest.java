package dev.rondo.setting.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.rondo.setting.Setting;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A constant DEFAULT of a record is what a study that says nothing gets. */
class DefaultsTest {
    static Stream<Class<?>> withDefault() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.rondo").stream()
                        .filter(c -> c.isRecord() && c.tryGetField("DEFAULT").isPresent())
                        .<Class<?>>map(JavaClass::reflect)
                        .filter(type -> type.getRecordComponents()[0].isAnnotationPresent(Setting.class));
    }

    @ParameterizedTest
    @MethodSource("withDefault")
    void aConstantIsWhatAnEmptyFileGives(Class<?> type) throws ReflectiveOperationException {
        assertThat(type.getField("DEFAULT").get(null)).isEqualTo(Settings.defaults(type));
    }
}
