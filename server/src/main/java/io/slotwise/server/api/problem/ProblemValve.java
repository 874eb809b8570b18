package io.slotwise.server.api.problem;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/** Writes the errors that Tomcat finds before any route does: malformed lines, headers, escapes. */
public final class ProblemValve extends ErrorReportValve {
    private static final int FIRST_ERROR = 400;

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        int status = response.getStatus();
        if (status < FIRST_ERROR || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            Problems.write(request.getRequest(), response.getResponse(), Problems.ofStatus(status));
            response.finishResponse();
        } catch (IOException e) {
            getContainer().getLogger().debug("A caller left before its error was written", e);
        }
    }
}
