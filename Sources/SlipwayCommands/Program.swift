import ArgumentParser

/// The `slipway` program: reads the command line, runs the command, and turns what happened into an exit code.
public enum Program {
    /// Runs one command and returns the exit code of the process.
    public static func run(_ arguments: [String]) -> Int32 {
        CrashReport.install()
        do {
            var command = try Slipway.parseAsRoot(arguments)
            try command.run()
            return ExitCode.success.rawValue
        } catch {
            return Failure(error).report()
        }
    }
}
