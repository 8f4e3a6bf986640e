using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PlanMonitor.Functions;
using PlanMonitor.Functions.Http;
using PlanMonitor.Functions.Queues;
using PlanMonitor.Functions.Setup;
using PlanMonitor.Functions.Uploads;
using PlanMonitor.Services;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<InvocationScope>();
builder.UseMiddleware<FreshPlans>();
Telemetry.Add(builder);
builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Azure", LogLevel.Warning);
// Opened before the app runs: with a wrong setting it ends at once and says which.
var storage = StorageSettings.Open(builder.Configuration);
builder.Services.AddSingleton(new Backend(new(storage.Tables, storage.Blobs, storage.Queues), TimeProvider.System, Settings.Actor));
builder.Services.AddSingleton<Inbox>();
builder.Services.AddSingleton<Messages>();
builder.Services.AddSingleton(services => new ApiPipeline(services, _ => { }));
await builder.Build().RunAsync();
