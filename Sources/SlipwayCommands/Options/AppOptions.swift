import AppSources
import ArgumentParser

/// Which app a command is about.
struct AppOptions: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "A directory of manifests, a kustomization, files, or - for standard input.", valueName: "path"))
    var paths: [String]

    @Option(name: [.short, .long], help: "The namespace of objects that name none (default: default).")
    var namespace: String?

    @Option(
        help: ArgumentHelp(
            "The settings file (default: slipway.yaml in the directory or beside it).", valueName: "file"))
    var settings: String?

    /// Reads the app, and says on standard error what is worth knowing about how it was read.
    func load() throws -> App {
        let app = try App.load(paths: paths, options: App.LoadOptions(namespace: namespace, settingsFile: settings))
        for note in app.notes {
            Console.note("note: \(note)")
        }
        return app
    }
}
