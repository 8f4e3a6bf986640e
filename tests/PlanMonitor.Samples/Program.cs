using PlanMonitor.Samples;

// The folder to write to; by default the committed samples, seen from the root of the repository.
SampleTree.Write(args.Length > 0 ? args[0] : Path.Combine("tests", "samples"));
