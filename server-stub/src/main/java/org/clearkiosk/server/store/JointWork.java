package org.clearkiosk.server.store;

import java.util.List;
import org.clearkiosk.server.audit.AuditTrail;
import org.jdbi.v3.core.Handle;

/**
 * Work of one kind inside the writer's transaction, done for many items with few statements. As all
 * work there it must not wait, and changes nothing but the database: it is run again when the
 * transaction is. When it throws, all is undone and each item is done alone.
 *
 * @param <I> what it is done for
 * @param <T> what comes of it for one item
 */
public interface JointWork<I, T> {
  /**
   * One item.
   *
   * @param trail takes what is to be noted of it
   */
  record Item<I>(I of, AuditTrail trail) {}

  /**
   * The key of the row that it locks for an item. Items of one row are never done together: the
   * later ones see what came of the earlier.
   */
  String row(I item);

  /**
   * Does it.
   *
   * @param items one at least, each of a row of its own, in the order in which rows are to be
   *     locked
   * @return what comes of each, in the same order
   */
  List<T> run(Handle handle, List<Item<I>> items);
}
