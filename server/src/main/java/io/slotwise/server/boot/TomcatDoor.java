package io.slotwise.server.boot;

import io.slotwise.server.api.guard.HttpLimits;
import io.slotwise.server.api.problem.ProblemValve;
import org.apache.catalina.Context;
import org.apache.catalina.core.StandardHost;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;

/** Tomcat, bounded: connections, header sizes, timeouts; every error that it finds itself is problem+json. */
final class TomcatDoor extends TomcatServletWebServerFactory {
    /** Far above what the gate lets through, so that it can say 414 or 431 where Tomcat knows only 400. */
    private static final int MAX_HEADER_BYTES = 64 * 1024;

    private static final int BODY_READ_TIMEOUT_MS = 5_000;
    private static final int ACCEPT_QUEUE = 200;
    private static final int MAX_SWALLOWED_BYTES = 4 * 1024 * 1024;

    TomcatDoor(HttpLimits limits) {
        super(limits.port());
        setAddress(limits.address());
        addConnectorCustomizers(connector -> {
            connector.setXpoweredBy(false);
            connector.setAllowTrace(false);
        });
        addProtocolHandlerCustomizers((Http11NioProtocol protocol) -> {
            protocol.setExecutor(new VirtualThreadExecutor("http-"));
            protocol.setMaxConnections(limits.maxConnections());
            protocol.setAcceptCount(ACCEPT_QUEUE);
            protocol.setConnectionTimeout(Math.toIntExact(limits.headerTimeout().toMillis()));
            protocol.setMaxHttpRequestHeaderSize(MAX_HEADER_BYTES);
            protocol.setDisableUploadTimeout(false);
            protocol.setConnectionUploadTimeout(BODY_READ_TIMEOUT_MS);
            protocol.setMaxKeepAliveRequests(-1);
            protocol.setMaxSwallowSize(MAX_SWALLOWED_BYTES);
        });
    }

    @Override
    protected void postProcessContext(Context context) {
        if (context.getParent() instanceof StandardHost host) {
            host.setErrorReportValveClass(ProblemValve.class.getName());
        }
    }
}
