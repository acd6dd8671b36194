package dev.rondo.file.foreign;

/**
 * Array assigned to a part of the network, with the reason.
 *
 * @param role the part of the network
 * @param array path of the array in the file; several with a plus between are added
 * @param shape its extents in the file
 * @param transposed true if rows and columns were exchanged
 * @param why the reason for the choice and for its orientation
 */
public record Taken(String role, String array, String shape, boolean transposed, String why) {
    /** One line for people. */
    public String line() {
        return role + " = " + array + (transposed ? ".T" : "") + " (" + shape + "): " + why;
    }
}
