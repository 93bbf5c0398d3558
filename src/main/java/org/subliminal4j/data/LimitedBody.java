package org.subliminal4j.data;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** The body of an answer over HTTP as bytes, given up as soon as it is known to be larger than it should be. */
final class LimitedBody implements BodySubscriber<byte[]> {
    private final BodySubscriber<byte[]> bytes = BodySubscribers.ofByteArray();
    private final int limit;
    private final OptionalLong declared;
    private Flow.@Nullable Subscription subscription;
    private long received;
    private boolean refused;

    /**
     * @param limit    how many bytes there may be
     * @param declared how many the head of the answer declares, if it does
     */
    LimitedBody(int limit, OptionalLong declared) {
        this.limit = limit;
        this.declared = declared;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return bytes.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        bytes.onSubscribe(given);
        if (declared.orElse(0) > limit) {
            refuse(declared.getAsLong() + " bytes declared");
        }
    }

    @Override
    public void onNext(List<ByteBuffer> item) {
        if (refused) {
            return;
        }
        received += item.stream().mapToLong(ByteBuffer::remaining).sum();
        if (received > limit) {
            refuse("more");
        } else {
            bytes.onNext(item);
        }
    }

    @Override
    public void onError(Throwable failure) {
        if (!refused) {
            bytes.onError(failure);
        }
    }

    @Override
    public void onComplete() {
        if (!refused) {
            bytes.onComplete();
        }
    }

    private void refuse(String found) {
        refused = true;
        if (subscription != null) {
            subscription.cancel();
        }
        bytes.onError(new IOException("expected " + limit + " bytes, but found " + found));
    }
}
