/**
 * Terminals without hardware: they enrol, clear invented students against a real server over TLS,
 * send again what was not answered, and keep a ledger of what they were told. For proving and for
 * measuring; no terminal of a campus is built from it.
 *
 * <pre>
 * ServerData data = ServerData.sqlite(folder);
 * ServerProgram program = new ServerProgram(logs);
 * Campus campus = Campus.prepare(program, data, 5_000, Campus.Passwords.CHEAP);
 * List&lt;String&gt; codes = campus.invite(16);
 * try (ServerProcess server = program.start(data, 0)) {
 *   Servers servers = Servers.of(data, server.awaitReady());
 *   List&lt;Terminal&gt; terminals = Terminal.enrol(servers, codes, Patience.USUAL);
 *   List&lt;Visit&gt; visits = new Crowd(campus.mayClear()).visit(terminals, 1_000);
 *   Visit visit = visits.get(0);
 *   Answer answer = visit.terminal().post(visit.confirm());
 * }
 * </pre>
 */
@NullMarked
package org.clearkiosk.load;

import org.jspecify.annotations.NullMarked;
