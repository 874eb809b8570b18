package io.slotwise.server.boot;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.slotwise.server.api.access.Doorkeeper;
import io.slotwise.server.api.access.RoleCheck;
import io.slotwise.server.api.guard.BodyReader;
import io.slotwise.server.api.guard.Gate;
import io.slotwise.server.api.guard.HttpLimits;
import io.slotwise.server.api.guard.JsonBodies;
import io.slotwise.server.api.guard.RequestLog;
import io.slotwise.server.api.json.WireJson;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.ResourceHttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The web server and Spring MVC, with exactly the parts that this server uses. */
@Configuration(proxyBeanMethods = false)
@EnableWebMvc
class HttpWiring implements WebMvcConfigurer {
    private final BodyReader bodies;
    private final RoleCheck roles = new RoleCheck();
    private final HandlerInterceptor answeredAgain;

    HttpWiring(BodyReader bodies, HandlerInterceptor answeredAgain) {
        this.bodies = bodies;
        this.answeredAgain = answeredAgain;
    }

    @Bean
    static TomcatDoor tomcat(HttpLimits limits) {
        return new TomcatDoor(limits);
    }

    @Bean
    static ServletRegistrationBean<DispatcherServlet> dispatcher(WebApplicationContext context) {
        ServletRegistrationBean<DispatcherServlet> registration =
                new ServletRegistrationBean<>(new DispatcherServlet(context), "/");
        registration.setLoadOnStartup(1);
        return registration;
    }

    @Bean
    static PrometheusMeterRegistry metrics() {
        return new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    }

    @Bean
    static FilterRegistrationBean<Gate> gate(HttpLimits limits, Doorkeeper door, PrometheusMeterRegistry metrics) {
        FilterRegistrationBean<Gate> registration =
                new FilterRegistrationBean<>(new Gate(limits, door, new RequestLog(metrics)));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        registration.setAsyncSupported(true);
        return registration;
    }

    @Bean
    static BodyReader bodyReader(HttpLimits limits) {
        return new BodyReader(limits);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(roles); // before anything is read or answered
        registry.addInterceptor(answeredAgain);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new JsonBodies(bodies));
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
        builder.addCustomConverter(new ByteArrayHttpMessageConverter())
                .addCustomConverter(new ResourceHttpMessageConverter())
                .addCustomConverter(new JacksonJsonHttpMessageConverter(WireJson.MAPPER));
    }
}
