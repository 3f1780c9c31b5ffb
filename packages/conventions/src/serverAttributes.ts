import { type Attribute, attributesFrom, RESOURCE, SPAN } from './attribute.ts';

const { word, path, text, int } = attributesFrom('server');

/**
 * What a server (bearer token) may send besides: the stable HTTP, database, RPC, messaging and code conventions of
 * OpenTelemetry 1.40, and Next.js' own.
 */
export const SERVER_ATTRIBUTES = {
  'rum.clock_skew_ms': int(
    RESOURCE,
    "Milliseconds that the ingest added to a client's times, where its clock was wrong. Set by the ingest only.",
  ),
  'service.namespace': word(RESOURCE, 'Namespace of the service.'),
  'process.runtime.name': word(RESOURCE, 'Runtime, such as nodejs.'),
  'process.runtime.version': word(RESOURCE, 'Version of the runtime.'),
  'http.route': path(SPAN, 'Route template of the server.'),
  'url.path': path(SPAN, 'Path of the request, templated.'),
  'url.scheme': word(SPAN, 'http or https.'),
  'http.request.method_original': word(SPAN, 'Method as it was sent, where it is no known one.'),
  'http.request.resend_count': int(SPAN, 'How often the request was sent before.'),
  'network.transport': word(SPAN, 'tcp, udp, pipe, unix, inproc.'),
  'db.system.name': word(SPAN, 'Database system, such as postgresql.'),
  'db.namespace': word(SPAN, 'Database name.'),
  'db.collection.name': word(SPAN, 'Table.'),
  'db.operation.name': word(SPAN, 'SELECT, INSERT and so on.'),
  'db.operation.batch.size': int(SPAN, 'Operations in a batch.'),
  'db.stored_procedure.name': word(SPAN, 'Stored procedure.'),
  'db.query.text': text(SPAN, 'Parameterised statement, without values.'),
  'db.query.summary': text(SPAN, 'Low-cardinality summary of the statement.'),
  'db.response.status_code': word(SPAN, 'Status code of the database.'),
  'db.response.returned_rows': int(SPAN, 'Rows that the statement returned.'),
  'rpc.system': word(SPAN, 'RPC system.'),
  'rpc.system.name': word(SPAN, 'RPC system, in newer versions.'),
  'rpc.service': word(SPAN, 'RPC service.'),
  'rpc.method': word(SPAN, 'RPC method.'),
  'rpc.grpc.status_code': int(SPAN, "gRPC's status code."),
  'rpc.response.status_code': word(SPAN, 'Status code of the call, in newer versions.'),
  'messaging.system': word(SPAN, 'Messaging system.'),
  'messaging.operation.type': word(SPAN, 'publish, receive, process and so on.'),
  'messaging.operation.name': word(SPAN, "The system's own name for it."),
  'messaging.batch.message_count': int(SPAN, 'Messages in a batch.'),
  'messaging.destination.name': text(SPAN, 'Queue or topic.'),
  'code.function.name': word(SPAN, 'Function that made the span.'),
  'code.line.number': int(SPAN, 'Line in its file.'),
  'next.route': path(SPAN, 'Next.js route.'),
  'next.span_name': path(SPAN, 'Next.js span name.'),
  'next.span_type': word(SPAN, 'Next.js span type.'),
} satisfies Record<string, Attribute>;
