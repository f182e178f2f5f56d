import AppSources
import Foundation
import KubeObjects
import Testing

@Suite struct FileSourceTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private static func configMap(_ name: String) -> String {
        "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: \(name)\n"
    }

    private func problems(_ paths: String...) -> [String] {
        do throws(SourceError) {
            _ = try App.load(paths: paths)
            return []
        } catch {
            return error.problems.map { $0.description.replacing(folder.path + "/", with: "") }
        }
    }

    @Test func readsADirectoryInAlphabeticalOrderWithAllThatIsBelowIt() throws {
        try folder.write(Self.configMap("second"), to: "b.yml")
        try folder.write(Self.configMap("first") + "---\n# nothing here\n---\n" + Self.configMap("also"), to: "a.yaml")
        try folder.write(#"{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "third"}}"#, to: "c/d.json")
        try folder.write("no manifest", to: "README.md")
        try folder.write("not: [read", to: ".git/config.yaml")
        let app = try App.load(path: folder.path)
        #expect(app.manifests.map(\.key.name) == ["first", "also", "second", "third"])
        try expectContract(FileSource(paths: [folder.path]))
    }

    @Test func readsFilesAndStandardInputInTheOrderNamed() throws {
        let file = try folder.write(Self.configMap("file"), to: "a.yaml")
        let options = App.LoadOptions(standardInput: Self.configMap("piped"))
        let app = try App.load(paths: ["-", file], options: options)
        #expect(app.manifests.map(\.key.name) == ["piped", "file"])
        #expect(app.manifests.first?.position?.description == "-:1:1")
        try expectContract(FileSource(paths: ["-"], standardInput: Self.configMap("piped")))
    }

    @Test func takesListsApartAndKeepsPositions() throws {
        let text = """
            apiVersion: v1
            kind: List
            items:
              - apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: one
              - apiVersion: v1
                kind: ConfigMapList
                items:
                  - metadata:
                      name: two
                    data:
                      key: value
            """
        let file = try folder.write(text, to: "list.yaml")
        let app = try App.load(path: file)
        #expect(app.manifests.map(\.key.description) == ["ConfigMap/default/one", "ConfigMap/default/two"])
        #expect(app.manifests.last?.position(of: "data.key")?.line == 14)
        #expect(app.manifests.last?.position(of: "data.other")?.line == 13, "what is not written is at its parent")
    }

    @Test func anObjectThatHoldsItemsButIsNoListStaysWhole() throws {
        let text = "apiVersion: example.com/v1\nkind: AllowList\nmetadata: {name: mine}\nitems: [a, b]\n"
        let app = try App.load(path: try folder.write(text, to: "a.yaml"))
        #expect(app.manifests.map(\.key.name) == ["mine"])
    }

    @Test func saysEverythingThatIsWrongAtOnceWithItsPlace() throws {
        try folder.write("just text\n", to: "a.yaml")
        try folder.write("- a\n- b\n", to: "b.yaml")
        try folder.write("kind: Pod\nmetadata: {name: x}\n", to: "c.yaml")
        try folder.write("\n\napiVersion: v1\nmetadata: {name: x}\n", to: "d.yaml")
        try folder.write("apiVersion: v1\nkind: Pod\nmetadata:\n  name: 12\n", to: "e.yaml")
        try folder.write("apiVersion: v1\nkind: Pod\nmetadata: []\n", to: "g.yaml")
        try folder.write("apiVersion: v1\nkind: Pod\n", to: "h.yaml")
        try folder.write("services:\n  web: {image: nginx}\n", to: "i.yaml")
        let found = problems(folder.path)
        #expect(
            found == [
                "a.yaml:1:1: expected a Kubernetes object, found a string; start the document with apiVersion and kind",
                "b.yaml:1:1: expected a Kubernetes object, found an array; start the document with apiVersion and kind",
                "c.yaml:1:1: apiVersion is missing; such as 'apiVersion: apps/v1'",
                "d.yaml:3:1: kind is missing; such as 'kind: Deployment'",
                "e.yaml:4:3: metadata.name is an integer, expected a string; put it in quotes",
                "g.yaml:3:1: metadata is an array, expected an object; write name and labels below it",
                "h.yaml:1:1: metadata.name is missing; give the object a name",
                "i.yaml:1:1: this is not a Kubernetes manifest: it has neither apiVersion nor kind; "
                    + "add both, or name only the files that are manifests",
            ])
    }

    @Test func anObjectThatLeavesItsNameToTheServerGetsOne() throws {
        let text = "apiVersion: batch/v1\nkind: Job\nmetadata: {generateName: migrate-}\n---\n"
        let app = try App.load(path: try folder.write(text + text, to: "jobs.yaml"))
        #expect(app.manifests.map(\.key.name) == ["migrate-00001", "migrate-00002"])
        #expect(app.notes.count == 2)
    }

    @Test func theLastOfTwoEqualKeysCountsAndIsNoted() throws {
        let text = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  key: one\n  key: two\n"
        let app = try App.load(path: try folder.write(text, to: "a.yaml"))
        #expect(app.manifests.first?.object["data"]["key"] == "two")
        #expect(app.notes.count == 1 && app.notes.first?.position?.line == 6)
    }

    @Test func brokenYAMLIsOneMessageWithItsPlace() throws {
        try folder.write("apiVersion: v1\nkind: [Pod\n", to: "a.yaml")
        let found = problems(folder.path)
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("a.yaml:") == true)
    }

    @Test func binaryAndOtherEncodingsAreRefused() throws {
        try folder.write(Data([0x61, 0x0A, 0x62, 0x00, 0x63]), to: "a.yaml")
        try folder.write(Data([0x61, 0x0A, 0xC3, 0xA9, 0xFF]), to: "b.yaml")
        try folder.write(Data([0xFF, 0xFE, 0x61, 0x00]), to: "c.yaml")
        #expect(
            problems(folder.path) == [
                "a.yaml:2:2: this is not UTF-8 text; name a YAML or JSON file, saved as UTF-8",
                "b.yaml:2:2: this is not UTF-8 text; name a YAML or JSON file, saved as UTF-8",
                "c.yaml:1:1: this is UTF-16; save the file as UTF-8",
            ])
    }

    @Test func aByteOrderMarkIsNoPartOfTheText() throws {
        let file = try folder.write(Data([0xEF, 0xBB, 0xBF]) + Data(Self.configMap("marked").utf8), to: "a.yaml")
        #expect(try App.load(path: file).manifests.map(\.key.name) == ["marked"])
    }

    @Test func aFileThatIsTooBigIsRefused() throws {
        let file = try folder.write("", to: "big.yaml")
        let handle = try #require(FileHandle(forWritingAtPath: file))
        try handle.truncate(atOffset: 64 << 20)
        try handle.close()
        #expect(problems(file) == ["big.yaml: holds more than 32 MiB; name the manifests alone, or split the file"])
        #expect(problems("/dev/zero").count == 1)
    }

    @Test func linksThatGoInCirclesEnd() throws {
        try folder.write(Self.configMap("one"), to: "in/a.yaml")
        let files = FileManager.default
        try files.createSymbolicLink(atPath: folder("in/loop"), withDestinationPath: folder.path)
        #expect(try App.load(path: folder.path).manifests.count == 1)
        try files.createSymbolicLink(atPath: folder("x.yaml"), withDestinationPath: folder("y.yaml"))
        try files.createSymbolicLink(atPath: folder("y.yaml"), withDestinationPath: folder("x.yaml"))
        let found = problems(folder.path)
        #expect(found.count == 2)
        #expect(found.first?.hasPrefix("x.yaml: cannot be read") == true)
    }

    @Test func whatIsNotThereIsOneMessage() throws {
        #expect(
            problems(folder("nowhere")) == [
                "nowhere: cannot be read: no such file or directory; check that the file exists and that you may read it"
            ])
        #expect(problems(folder.path).count == 1)
        #expect(problems().count == 1)
    }

    @Test func configurationOfToolsIsNotApplied() throws {
        try folder.write(Self.configMap("one"), to: "a.yaml")
        try folder.write("kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\nnodes: []\n", to: "kind.yaml")
        let app = try App.load(path: folder.path)
        #expect(app.manifests.count == 1)
        #expect(app.toolConfigurations.map(\.kind.name) == ["Cluster"])
        #expect(app.notes.count == 1)
    }

    @Test func furtherDownOnlyManifestsCount() throws {
        try folder.write(Self.configMap("one"), to: "a.yaml")
        try folder.write("cluster_name: test\n", to: "image/settings.yaml")
        try folder.write(Self.configMap("two"), to: "image/b.yaml")
        let app = try App.load(path: folder.path)
        #expect(app.manifests.map(\.key.name) == ["one", "two"])
        #expect(
            app.notes.map { $0.description.replacing(folder.path + "/", with: "") } == [
                "image/settings.yaml:1:1: this is not a Kubernetes manifest; it is left out"
            ])
    }

    @Test func aFolderWithSeveralKustomizationsAsksWhichOne() throws {
        try folder.write("resources: []\n", to: "dev/kustomization.yaml")
        try folder.write("resources: []\n", to: "prod/kustomization.yaml")
        #expect(problems(folder.path).first?.contains("name the one you mean, such as dev") == true)
    }
}
