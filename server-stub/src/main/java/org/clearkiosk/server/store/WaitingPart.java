package org.clearkiosk.server.store;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.clearkiosk.server.audit.AuditEvent;
import org.clearkiosk.server.audit.AuditTrail;
import org.jdbi.v3.core.Handle;

/** What waits to be written: an item, the work that is done for it, and who is told. */
final class WaitingPart<I, T> implements BatchTransaction.Part {
  private final String order;
  private final JointWork<I, T> work;
  private final I item;
  private final CompletableFuture<T> result = new CompletableFuture<>();
  private Runnable outcome = () -> {};
  private AuditTrail trail = new AuditTrail();

  WaitingPart(String order, JointWork<I, T> work, I item) {
    this.order = order;
    this.work = work;
    this.item = item;
  }

  String order() {
    return order;
  }

  CompletableFuture<T> result() {
    return result;
  }

  @Override
  public Object kind() {
    return work;
  }

  @Override
  public String row() {
    return work.row(item);
  }

  @Override
  @SuppressWarnings("unchecked") // whose work is the same have items and results of the same types
  public void run(Handle handle, List<? extends BatchTransaction.Part> together) {
    run(handle, work, together.stream().map(part -> (WaitingPart<I, T>) part).toList());
  }

  private static <I, T> void run(
      Handle handle, JointWork<I, T> work, List<WaitingPart<I, T>> parts) {
    parts.forEach(part -> part.trail = new AuditTrail());
    List<T> values =
        work.run(
            handle,
            parts.stream().map(part -> new JointWork.Item<>(part.item, part.trail)).toList());
    if (values.size() != parts.size()) {
      throw new IllegalStateException("not one result for each");
    }
    for (int index = 0; index < values.size(); index++) {
      parts.get(index).done(values.get(index));
    }
  }

  private void done(T value) {
    outcome = () -> result.complete(value);
  }

  @Override
  public void failed(RuntimeException failure) {
    trail = new AuditTrail();
    RuntimeException told =
        Failures.passing(failure) ? new GroupCommit.BusyException(failure) : failure;
    outcome = () -> result.completeExceptionally(told);
  }

  @Override
  public List<AuditEvent> noted() {
    return trail.events();
  }

  void tell() {
    outcome.run();
  }

  void fail(Throwable failure) {
    result.completeExceptionally(failure);
  }
}
