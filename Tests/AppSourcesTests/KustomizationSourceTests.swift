import AppSources
import Foundation
import KubeObjects
import Testing

@Suite struct KustomizationSourceTests {
    /// Stands in for kubectl where it is not installed: prints what `kubectl kustomize` would.
    private static func standIn(in folder: TemporaryFolder, script: String) throws -> String {
        let path = try folder.write("#!/bin/sh\n\(script)\n", to: "bin/kubectl")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        // A process that another test starts meanwhile holds the file open for writing until it runs its program, and
        // until then this one cannot be run ("text file busy").
        for _ in 0..<100_000 {
            if starts(path) { break }
            sched_yield()
        }
        return path
    }

    private static func starts(_ program: String) -> Bool {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return true
    }

    @Test func rendersWithKubectl() throws {
        let folder = try TemporaryFolder()
        try folder.write("resources: []\n", to: "app/kustomization.yaml")
        let kubectl = try Self.standIn(
            in: folder, script: "printf 'apiVersion: v1\\nkind: Service\\nmetadata:\\n  name: web\\n'")
        try expectContract(KustomizationSource(directory: folder("app"), kubectl: kubectl))
        var options = App.LoadOptions()
        options.kubectl = kubectl
        #expect(try App.load(path: folder("app"), options: options).manifests.map(\.key.name) == ["web"])
        #expect(try App.load(path: folder("app/kustomization.yaml"), options: options).manifests.count == 1)
        #expect(try App.load(path: folder.path, options: options).manifests.count == 1, "the only one below is meant")
    }

    @Test func saysWhatKubectlSaid() throws {
        let folder = try TemporaryFolder()
        try folder.write("resources: [missing.yaml]\n", to: "app/kustomization.yaml")
        let kubectl = try Self.standIn(in: folder, script: "echo 'error: no such resource' >&2; exit 1")
        let error = #expect(throws: SourceError.self) {
            try KustomizationSource(directory: folder("app"), kubectl: kubectl).manifests()
        }
        #expect(error?.reason == .invalidInput)
        #expect(error?.description.contains("no such resource") == true)
    }

    @Test func saysWhatToInstallWhereKubectlIsMissing() throws {
        let folder = try TemporaryFolder()
        let error = #expect(throws: SourceError.self) {
            try KustomizationSource(directory: folder.path, kubectl: folder("nothing/kubectl")).manifests()
        }
        #expect(error?.reason == .toolUnavailable)
        #expect(error?.description.contains("kubernetes.io/docs/tasks/tools") == true)
    }

    private static var hasKubectl: Bool {
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
            .contains { FileManager.default.isExecutableFile(atPath: "\($0)/kubectl") }
    }

    @Test(.enabled(if: hasKubectl, "kubectl is not installed"))
    func positionsAreThoseOfTheFilesThatWereWritten() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "namePrefix: dev-\nresources: [../base]\nconfigMapGenerator: [{name: made, literals: [a=b]}]\n",
            to: "dev/kustomization.yaml")
        try folder.write("resources: [web.yaml]\n", to: "base/kustomization.yaml")
        try folder.write(
            "# first line\napiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  type: NodePort\n",
            to: "base/web.yaml")
        let app = try App.load(path: folder("dev"))
        let service = try #require(app.manifests(named: "Service").first)
        #expect(service.object.objectName == "dev-web")
        #expect(service.position(of: "spec.type")?.description == "\(folder("base/web.yaml")):7:3")
        let made = try #require(app.manifests(named: "ConfigMap").first)
        #expect(made.object.annotation("config.kubernetes.io/origin") == nil)
        #expect(made.position?.file == "\(folder("dev")) (rendered)")
        try expectContract(KustomizationSource(directory: folder("dev")))
    }
}
