package dev.rondo.network;

/** A block of W_rec, named by the sending and the receiving population. */
public enum Projection {
    E_TO_E(1, 1),
    I_TO_E(-1, 1),
    E_TO_I(1, -1),
    I_TO_I(-1, -1);

    private final int pre;
    private final int post;

    Projection(int pre, int post) {
        this.pre = pre;
        this.post = post;
    }

    /** The projection that the connection from unit {@code pre} to unit {@code post} belongs to. */
    public static Projection between(Population population, int pre, int post) {
        for (Projection p : values()) {
            if (p.pre == population.sign(pre) && p.post == population.sign(post)) {
                return p;
            }
        }
        throw new AssertionError("two signs make four projections");
    }
}
