import fastifySwagger from '@fastify/swagger';
import fastifySwaggerUi from '@fastify/swagger-ui';
import Fastify, { type FastifyInstance } from 'fastify';
import {
  createJsonSchemaTransform,
  createJsonSchemaTransformObject,
  serializerCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import type { z } from 'zod';
import { parseInput } from '../operations/parse-input.ts';
import { newId } from '../support/new-id.ts';
import type { ApiDependencies } from './api-dependencies.ts';
import { createListAnswers } from './list-answers.ts';
import { createContextOf, type ContextOf } from './auth/caller.ts';
import { auditCalls } from './hooks/audit-calls.ts';
import { addCallers } from './hooks/callers.ts';
import { addErrorAnswers, answerClientError, sendError } from './hooks/error-answers.ts';
import { addJsonBodies } from './hooks/json-bodies.ts';
import { measureRequests } from './hooks/measure-requests.ts';
import { refuseQueries } from './hooks/refuse-queries.ts';
import { refuseWhileClosing } from './hooks/refuse-while-closing.ts';
import { watchPaths } from './hooks/method-not-allowed.ts';
import { addSecurityHeaders } from './hooks/security-headers.ts';
import { traceRequests } from './hooks/trace-requests.ts';
import { createReportPlaces } from './report-places.ts';
import { openapiHead } from './openapi-head.ts';
import { keepingHeaders, withHeaders } from './openapi-headers.ts';
import { schemaStyle, withUsedSchemas } from './openapi-shape.ts';
import { addAgentMessageRoutes } from './routes/agent-messages.ts';
import { addAgentRoutes } from './routes/agents.ts';
import { addApiKeyRoutes } from './routes/api-keys.ts';
import { addAuditLogRoutes } from './routes/audit-log.ts';
import { addBlackoutWindowRoutes } from './routes/blackout-windows.ts';
import { addScheduleTimingRoutes } from './routes/schedule-timing.ts';
import { addDeviceMergeRoutes } from './routes/device-merges.ts';
import { addDeviceRoutes } from './routes/devices.ts';
import { addExplanationRoutes } from './routes/explanations.ts';
import { addFeedRoutes } from './routes/feeds.ts';
import { addFindingChangeRoutes } from './routes/finding-changes.ts';
import { addFindingRuleRoutes } from './routes/finding-rules.ts';
import { addFindingRoutes } from './routes/findings.ts';
import { addMacAddressRoutes } from './routes/mac-addresses.ts';
import { addMetricsRoute } from './routes/metrics.ts';
import { addNotificationDeliveryRoutes } from './routes/notification-deliveries.ts';
import { addNotificationGroupRoutes } from './routes/notification-groups.ts';
import { addOrganizationRoutes } from './routes/organizations.ts';
import { addOnDemandScanRoutes } from './routes/on-demand-scans.ts';
import { addMitigationRoutes } from './routes/mitigation.ts';
import { addScanExecutionRoutes } from './routes/scan-execution.ts';
import { addScanCountRoutes } from './routes/scan-counts.ts';
import { addScanPauseRoutes } from './routes/scan-pauses.ts';
import { addScanImportRoutes } from './routes/scan-imports.ts';
import { addScanReportExportRoutes } from './routes/scan-report-exports.ts';
import { addScanReportFileRoutes } from './routes/scan-report-files.ts';
import { addScanResultRoutes } from './routes/scan-results.ts';
import { addScanScheduleRoutes } from './routes/scan-schedules.ts';
import { addScanRoutes } from './routes/scans.ts';
import { addSiteRoutes } from './routes/sites.ts';
import { addSystemRoutes } from './routes/system.ts';
import { addTicketRoutes } from './routes/tickets.ts';
import { addUserRoutes } from './routes/users.ts';
import { addVexDocumentRoutes } from './routes/vex-documents.ts';
import { addVexImportRoutes } from './routes/vex-imports.ts';
import { addWorkerRoutes } from './routes/workers.ts';

const bodyLimitBytes = 1024 * 1024;

/** Builds the whole API; listens nowhere yet. */
export async function createApi(dependencies: ApiDependencies): Promise<FastifyInstance> {
  const app = createServer(dependencies);
  traceRequests(app);
  addSecurityHeaders(app);
  refuseWhileClosing(app);
  const metrics = measureRequests(app);
  const contextOf = createContextOf(dependencies);
  auditCalls(app, contextOf);
  addErrorAnswers(app, dependencies.publicUrl);
  await addCallers(app, dependencies);
  addJsonBodies(app);
  refuseQueries(app);
  app.setValidatorCompiler<z.ZodType>(({ schema }) => validatorOf(schema));
  app.setSerializerCompiler(serializerCompiler);
  await app.register(fastifySwagger, {
    openapi: openapiHead(dependencies.version),
    transform: keepingHeaders(createJsonSchemaTransform({ zodToJsonConfig: schemaStyle })),
    transformObject: (document) =>
      withHeaders(
        withUsedSchemas(createJsonSchemaTransformObject({ zodToJsonConfig: schemaStyle })(document)),
      ),
  });
  await addReference(app);
  const paths = watchPaths(app);
  addRoutes(app, dependencies, contextOf);
  addMetricsRoute(app.withTypeProvider<ZodTypeProvider>(), dependencies, metrics);
  paths.close();
  return app;
}

function createServer({ logger, publicUrl, requestTimeoutMs = 30_000 }: ApiDependencies): FastifyInstance {
  const app = Fastify({
    ...(logger === undefined ? { logger: false } : { loggerInstance: logger }),
    bodyLimit: bodyLimitBytes,
    genReqId: newId,
    requestIdHeader: false,
    // Without a byte in either direction; event streams say something more often than that.
    connectionTimeout: 60_000,
    requestTimeout: requestTimeoutMs,
    handlerTimeout: requestTimeoutMs,
    keepAliveTimeout: 10_000,
    http: { headersTimeout: requestTimeoutMs / 2, connectionsCheckingInterval: requestTimeoutMs },
    // Answered in our own form by `refuseWhileClosing`.
    return503OnClosing: false,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    frameworkErrors: (error, request, reply) => void sendError(error, request, reply, publicUrl),
    clientErrorHandler: (error, socket) =>
      answerClientError(
        error,
        socket,
        publicUrl ?? `http://${socket.localAddress ?? ''}:${socket.localPort ?? 80}`,
      ),
  });
  // An expectation nobody knows may be passed over (RFC 9110 §10.1.1); Node would answer in a form of its own.
  app.server.on('checkExpectation', (request, response) => app.server.emit('request', request, response));
  return app;
}

/** The same words for a bad field whether the wire or an operation refuses it. */
function validatorOf(schema: z.ZodType) {
  return (data: unknown) => {
    try {
      return { value: parseInput(schema, data) };
    } catch (error) {
      return { error: error instanceof Error ? error : new Error(String(error)) };
    }
  };
}

/** The browsable reference: everything it needs comes from here, nothing from the internet. */
async function addReference(app: FastifyInstance): Promise<void> {
  await app.register(async (docs) => {
    docs.addHook('onRoute', (route) => {
      route.config = { ...route.config, open: true };
      route.schema = { ...route.schema, hide: true };
    });
    await docs.register(fastifySwaggerUi, {
      routePrefix: '/docs',
      uiConfig: { docExpansion: 'list', deepLinking: true, validatorUrl: null },
      staticCSP:
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
        "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    });
  });
}

function addRoutes(app: FastifyInstance, dependencies: ApiDependencies, contextOf: ContextOf): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const lists = createListAnswers();
  addScanScheduleRoutes(typed, contextOf, lists);
  addScheduleTimingRoutes(typed, contextOf);
  addAgentRoutes(typed, contextOf);
  addAgentMessageRoutes(typed, dependencies);
  addBlackoutWindowRoutes(typed, contextOf);
  addScanExecutionRoutes(typed, contextOf);
  addScanPauseRoutes(typed, contextOf);
  addScanResultRoutes(typed, contextOf, lists);
  const takePlace = createReportPlaces();
  addScanReportFileRoutes(typed, dependencies, takePlace);
  addScanReportExportRoutes(typed, dependencies, contextOf, takePlace);
  addOnDemandScanRoutes(typed, contextOf);
  addScanImportRoutes(typed, contextOf);
  addMitigationRoutes(typed, contextOf);
  addMacAddressRoutes(typed, contextOf);
  addDeviceRoutes(typed, contextOf);
  addDeviceMergeRoutes(typed, contextOf);
  addFindingRoutes(typed, contextOf);
  addFindingChangeRoutes(typed, contextOf);
  addFindingRuleRoutes(typed, contextOf);
  addVexImportRoutes(typed, contextOf);
  addTicketRoutes(typed, contextOf);
  addVexDocumentRoutes(typed, contextOf);
  addExplanationRoutes(typed, contextOf);
  addScanCountRoutes(typed, contextOf);
  addScanRoutes(typed, contextOf);
  addSiteRoutes(typed, contextOf);
  addOrganizationRoutes(typed, contextOf);
  addUserRoutes(typed, contextOf);
  addApiKeyRoutes(typed, contextOf);
  addNotificationGroupRoutes(typed, contextOf);
  addNotificationDeliveryRoutes(typed, contextOf);
  addAuditLogRoutes(typed, contextOf);
  addFeedRoutes(typed, contextOf);
  addWorkerRoutes(typed, contextOf);
  addSystemRoutes(typed, dependencies);
}
