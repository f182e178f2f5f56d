import AppSources
import ArgumentParser

/// The `slipway` program: reads the command line, runs the command, and turns what happened into an exit code.
public enum Program {
    /// Runs one command and returns the exit code of the process.
    public static func run(_ arguments: [String]) -> Int32 {
        CrashReport.install()
        do {
            try refuseUnknownCommand(arguments.first)
            var command = try Slipway.parseAsRoot(arguments)
            try command.run()
            return ExitCode.success.rawValue
        } catch {
            return Failure(error).report()
        }
    }

    /// A misspelt command is told apart from a superfluous argument, which is all that the parser would say.
    private static func refuseUnknownCommand(_ name: String?) throws {
        let commands = Slipway.configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
        guard let name, !name.hasPrefix("-"), !commands.contains(name) else { return }
        let hint = Spelling.hint(for: name, in: commands)
        throw UsageError("unknown command '\(name)'\(hint); 'slipway --help' lists the commands")
    }
}
