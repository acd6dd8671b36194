package dev.rondo.task.trials.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.setting.Mistakes;
import dev.rondo.setting.Place;
import dev.rondo.task.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {
    private static final Map<String, Value> VALUES = Map.of(
            "a", Value.of(3),
            "b", Value.of(-0.5),
            "rule", Value.of("motion"),
            "channel", Value.of("first"));
    private static final Map<String, Type> TYPES = Map.of(
            "a",
            Type.NUMBER,
            "b",
            Type.NUMBER,
            "rule",
            Type.labels(List.of("motion", "colour")),
            "channel",
            Type.labels(List.of("first", "second")));

    private static final Names NAMES = new Names() {
        @Override
        public Optional<Type> type(String name) {
            return Optional.ofNullable(TYPES.get(name));
        }

        @Override
        public Collection<String> known() {
            return TYPES.keySet();
        }

        @Override
        public Collection<String> pulsed() {
            return List.of("bits");
        }
    };

    private static final Scope SCOPE = new Scope() {
        @Override
        public Value value(String name) {
            return Optional.ofNullable(VALUES.get(name)).orElseThrow();
        }

        @Override
        public double state(PulseState state, String group) {
            return state == PulseState.LATCH ? -1 : 7;
        }
    };

    private static double value(String text) {
        Expression expression = Expression.of(text);
        List<Mistakes.Mistake> mistakes = new ArrayList<>();
        assertThat(expression.type(NAMES, mistakes)).isEqualTo(Type.NUMBER);
        assertThat(mistakes).isEmpty();
        return expression.value(SCOPE).number();
    }

    /** Values that Python gives, with {@code **} for {@code ^}. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1 + 2 * 3; 7",
                "(1 + 2) * 3; 9",
                "2 ^ 3 ^ 2; 512",
                "-2 ^ 2; -4",
                "2 ^ -1; 0.5",
                "8 / 4 / 2; 1",
                "1 - 2 - 3; -4",
                "- - 3; 3",
                "+4; 4",
                "1 < 2 < 3; 1",
                "3 > 2 > 2; 0",
                "1 < 2 == 2; 1",
                "not 1 == 2; 1",
                "not not 5; 1",
                "1 and 0 or 1; 1",
                "0 and 1 / 0; 0",
                "1 or 1 / 0; 1",
                "if(a > 2, 10, 1 / 0); 10",
                "if(rule == 'motion', a, b); 3",
                "channel != \"second\"; 1",
                "min(3, b, 2); -0.5",
                "max(3, 4); 4",
                "abs(b) + sqrt(16); 4.5",
                "sin(0) + cos(0) + exp(0); 2",
                "angle(10, 350); 20",
                "angle(350, 10); -20",
                "angle(180, 0); 180",
                "angle(0, 180); 180",
                "latch(bits) + count(bits); 6",
                ".5e1 + 1.; 6",
                "a==3; 1"
            })
    void valuesArePythons(String text, double expected) {
        assertThat(value(text)).isEqualTo(expected);
    }

    /** An expression written with the fewest brackets that precedence allows has its tree's value. */
    @Test
    void printedTreesKeepTheirValues() {
        SplittableRandom random = new SplittableRandom(5);
        for (int k = 0; k < 2000; k++) {
            Tree tree = tree(random, 5);
            assertThat(value(tree.text())).as(tree.text()).isEqualTo(tree.value());
        }
    }

    /** A number with the text that stands for it and how tightly its outermost operator binds. */
    private record Tree(String text, double value, int binding) {
        String in(int least) {
            return binding >= least ? text : "(" + text + ")";
        }
    }

    private static Tree tree(SplittableRandom random, int depth) {
        if (depth == 0 || random.nextInt(5) == 0) {
            int number = random.nextInt(1, 10);
            return random.nextInt(4) == 0 ? new Tree("a", 3, 9) : new Tree(Integer.toString(number), number, 9);
        }
        Tree x = tree(random, depth - 1);
        Tree y = tree(random, depth - 1);
        return switch (random.nextInt(9)) {
            case 0 -> new Tree(x.in(5) + " + " + y.in(6), x.value + y.value, 5);
            case 1 -> new Tree(x.in(5) + "-" + y.in(6), x.value - y.value, 5);
            case 2 -> new Tree(x.in(6) + " * " + y.in(7), x.value * y.value, 6);
            case 3 ->
                new Tree(x.in(6) + "/" + (y.value == 0 ? "1" : y.in(7)), y.value == 0 ? x.value : x.value / y.value, 6);
            case 4 -> new Tree("-" + x.in(7), -x.value, 7);
            case 5 -> new Tree(x.in(9) + "^2", x.value * x.value, 8);
            case 6 -> new Tree(x.in(5) + " < " + y.in(5), x.value < y.value ? 1 : 0, 4);
            case 7 -> new Tree("not " + x.in(3), x.value == 0 ? 1 : 0, 3);
            default -> new Tree(x.in(2) + " and " + y.in(3), x.value != 0 && y.value != 0 ? 1 : 0, 2);
        };
    }

    @Test
    void mistakesHaveTheirColumns() {
        assertSyntax("1 +", 4, "a number, a name or a bracket is expected, got the end");
        assertSyntax("1 + (2", 7, "')' is expected, got the end");
        assertSyntax("a = 3", 3, "'=' has no meaning here; write ==");
        assertSyntax("a ** 2", 3, "powers are written with ^, not **");
        assertSyntax("sine(a)", 1, "there is no function sine: did you mean sin?");
        assertSyntax("sin(a, a)", 1, "sin takes one argument, got 2");
        assertSyntax("min(a)", 1, "min takes two arguments or more, got 1");
        assertSyntax("if(a, 1)", 1, "if takes three arguments, if(condition, yes, no), got 2");
        assertSyntax("1 + 'first", 5, "the label that begins here has no closing quote");
        assertSyntax("a 3", 3, "an operator or the end is expected, got '3'");
        assertSyntax("", 1, "an expression has at least a number or a name");
        assertSyntax("(".repeat(150) + "1", 101, "brackets nest at most 100 deep");
    }

    private static void assertSyntax(String text, int column, String message) {
        assertThatThrownBy(() -> Expression.parse(text, Place.inFile("s.yaml", 2, 1)))
                .isInstanceOf(Mistakes.class)
                .hasMessageStartingWith("s.yaml, line 2, column " + column + ": " + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "rulle == 'motion'; there is no variable 'rulle': did you mean rule?",
                "rule == 'moton'; there is no 'moton': did you mean motion?",
                "rule == a; a number never equals a label",
                "rule == channel; these are never equal",
                "rule + 1; + takes numbers, got a label (motion",
                "if(a, rule, 1); both values of an if are numbers or both are labels",
                "latch(bit); latch takes a group of inputs that pulses arrive on: there are none on 'bit': did you"
                        + " mean bits?",
                "rule < 'motion'; < takes numbers",
                "not rule; not takes numbers"
            },
            quoteCharacter = '`')
    void namesAndTypesAreChecked(String text, String message) {
        List<Mistakes.Mistake> mistakes = new ArrayList<>();
        Expression.of(text).type(NAMES, mistakes);
        assertThat(mistakes).isNotEmpty();
        assertThat(mistakes.getFirst().message()).startsWith(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1 / (a - 3); 3; division by 0: 1 / 0",
                "sqrt(b) + 1; 1; sqrt(-0.5) is not a finite number",
                "10 ^ 400; 4; 10 ^ 400 is not a finite number",
                "exp(1000); 1; exp(1000) is not a finite number"
            })
    void whatIsNotFiniteIsRefused(String text, int column, String message) {
        Expression expression = Expression.parse(text, Place.inFile("s.yaml", 2, 1));
        assertThatThrownBy(() -> expression.value(SCOPE))
                .hasMessageStartingWith("s.yaml, line 2, column " + column + ": " + message);
    }
}
