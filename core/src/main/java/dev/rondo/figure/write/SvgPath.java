package dev.rondo.figure.write;

import dev.rondo.figure.paint.Outline;

/** The d of an SVG path, in relative steps of whole hundredths of a px, so that rounding does not add up. */
final class SvgPath implements Outline.Steps {
    private final StringBuilder d = new StringBuilder();
    private long x;
    private long y;
    private long startX;
    private long startY;
    private char last = ' ';

    @Override
    public void moveTo(double toX, double toY) {
        long newX = Math.round(toX * 100);
        long newY = Math.round(toY * 100);
        // A second pair of numbers after one m would be a line.
        last = ' ';
        command(d.isEmpty() ? 'M' : 'm');
        number(newX - x);
        number(newY - y);
        at(newX, newY);
        startX = x;
        startY = y;
    }

    @Override
    public void lineTo(double toX, double toY) {
        long newX = Math.round(toX * 100);
        long newY = Math.round(toY * 100);
        if (newX == x && newY == y) {
            return;
        }
        if (newY == y) {
            command('h');
            number(newX - x);
        } else if (newX == x) {
            command('v');
            number(newY - y);
        } else {
            command('l');
            number(newX - x);
            number(newY - y);
        }
        at(newX, newY);
    }

    @Override
    public void close() {
        d.append('z');
        last = 'z';
        at(startX, startY);
    }

    SvgPath rect(double left, double top, double right, double bottom) {
        moveTo(left, top);
        lineTo(right, top);
        lineTo(right, bottom);
        lineTo(left, bottom);
        close();
        return this;
    }

    static SvgPath of(Outline outline) {
        SvgPath path = new SvgPath();
        outline.tell(path);
        return path;
    }

    boolean isEmpty() {
        return d.isEmpty();
    }

    @Override
    public String toString() {
        return d.toString();
    }

    private void at(long newX, long newY) {
        x = newX;
        y = newY;
    }

    private void command(char c) {
        if (c != last) {
            d.append(c);
            last = c;
        }
    }

    private void number(long hundredths) {
        String text = Decimal.hundredths(hundredths);
        boolean separate = !d.isEmpty() && !Character.isLetter(d.charAt(d.length() - 1)) && text.charAt(0) != '-';
        if (separate) {
            d.append(' ');
        }
        d.append(text);
    }
}
