package org.utmost.platform.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes what happens on this node to the others. */
public interface Carrier {
    /** The events as they travel; null where none of them concerns other nodes. */
    @Nullable
    Parcel pack(List<Event> events);

    /** Sends what is committed, in the order of the numbers. Never blocks. */
    void send(Parcel parcel);

    /** Sends that nothing became of one, in its place. Never blocks. */
    void skip(Parcel parcel);

    /** Waits until every other node knows what was sent, or relies on being told no more. */
    void awaitKnown(Parcel parcel);

    /** Tells the other nodes what is in no transaction: it may be lost, and nobody waits for it. */
    void mention(Event event);

    /** Takes over what the other nodes committed before now, if it is not sure that they told. */
    void catchUp();

    /** Takes over what the other nodes committed before now. */
    void look();
}
