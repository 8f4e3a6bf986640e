using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PlanMonitor.Api;
using PlanMonitor.Api.Access;
using PlanMonitor.Functions;
using PlanMonitor.Functions.Queues;
using PlanMonitor.Functions.Setup;
using PlanMonitor.Functions.Timers;
using PlanMonitor.Functions.Uploads;
using PlanMonitor.Services;
using PlanMonitor.Services.Deliveries;
using PlanMonitor.Spatial.Formats.Attributes;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<InvocationScope>();
builder.UseMiddleware<FreshPlans>();
Telemetry.Add(builder);
builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Azure", LogLevel.Warning);

// Opened before anything runs: with a wrong setting the app ends at once and says which.
var storage = StorageSettings.Open(builder.Configuration);
var deliveries = new DeliveryOptions().With(name => builder.Configuration[name.Replace("__", ":", StringComparison.Ordinal)]);
var names = builder.Configuration[Settings.Attributes] is { Length: > 0 } text ? AttributeNames.Read(text) : null;
var backend = new Backend(storage.With(StorageSettings.Secrets(builder.Configuration)), TimeProvider.System, Settings.Actor, deliveries, attributes: names);
builder.Services.AddSingleton(backend);
builder.Services.AddSingleton(storage.LargeMessages);
builder.Services.AddSingleton<Inbox>();
builder.Services.AddSingleton<Messages>();
builder.Services.AddSingleton<Clock>();
builder.Services.AddSingleton(services =>
{
    var log = services.GetRequiredService<ILoggerFactory>().CreateLogger("PlanMonitor.Api");
    return ApiPipeline.Build(backend, EasyAuthGate.Create(builder.Configuration.GetValue("WEBSITE_AUTH_ENABLED", defaultValue: false)), (request, fault) => log.LogError(fault, "{Request} failed", request));
});
await builder.Build().RunAsync();
