package io.slotwise.server.api.access;

import io.slotwise.server.advice.access.Caller;
import io.slotwise.server.advice.access.Role;
import io.slotwise.server.api.problem.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** Lets a request go on to its route where its caller may do what the route does; decided before its body is read. */
public final class RoleCheck implements HandlerInterceptor {
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!request.getMethod().equals("OPTIONS")) {
            Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
            require(Needs.of(request.getMethod(), String.valueOf(pattern)), request);
        }
        return true;
    }

    private static void require(Needs needs, HttpServletRequest request) {
        Role role = needs.role();
        if (role == null) {
            return;
        }
        Caller caller = Doorkeeper.caller(request);
        if (caller == null || (needs == Needs.PROVEN_ADMIN && caller.proof() == Caller.Proof.NONE)) {
            throw Doorkeeper.keyNeeded();
        }
        if (!caller.role().covers(role)) {
            throw Refusal.of(
                    403,
                    "role_needed",
                    "This needs the role %s, and the key (%s) has the role %s."
                            .formatted(role.word(), caller.name(), caller.role().word()));
        }
    }
}
