package dev.tracelab.tracing.reporter;

import io.jaegertracing.agent.thrift.Agent;
import io.jaegertracing.thriftjava.Batch;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TCompactProtocol;
import org.apache.thrift.protocol.TMessage;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.transport.TMemoryInputTransport;

/** Reads the call {@code emitBatch} as an agent does, with the classes generated for one. */
final class AgentCall {

  private AgentCall() {}

  static void read(Batch into, byte[] datagram) throws TException {
    TProtocol in = new TCompactProtocol(new TMemoryInputTransport(datagram));
    TMessage message = in.readMessageBegin();
    if (!message.name.equals("emitBatch")) {
      throw new AssertionError("Not the agent's call: " + message);
    }
    Agent.emitBatch_args arguments = new Agent.emitBatch_args();
    arguments.read(in);
    in.readMessageEnd();
    into.setProcess(arguments.getBatch().getProcess());
    into.setSpans(arguments.getBatch().getSpans());
  }
}
