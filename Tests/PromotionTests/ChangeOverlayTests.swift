import AppSources
import ClusterPlatforms
import Foundation
import KubeObjects
import Testing

@testable import Promotion

/// The written overlay: it renders to what is applied in process, and keeps what a person edited.
@Suite struct ChangeOverlayTests {
    /// A folder for one test, gone afterwards.
    private final class Folder {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("overlay-\(UUID().uuidString)").path

        init() throws {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }

        func read(_ file: String) throws -> String { try String(contentsOfFile: path + "/" + file, encoding: .utf8) }

        func write(_ file: String, _ text: String) throws {
            try text.write(toFile: path + "/" + file, atomically: true, encoding: .utf8)
        }

        func exists(_ file: String) -> Bool { FileManager.default.fileExists(atPath: path + "/" + file) }

        var files: [String] {
            (FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []).sorted()
        }
    }

    @discardableResult
    private func write(
        _ text: String = ChangeExamples.shop, to platform: String = "eks", in folder: String,
        _ choices: PromotionChoices = PromotionChoices(), language: Language = .english
    ) throws -> [PromotionWriter.Outcome] {
        let change = try ChangeExamples.change(text, to: platform, choices)
        return try PromotionWriter.write(
            change, app: try Make.app(text), sourcePaths: ["-"], to: folder, language: language)
    }

    /// The objects by their keys, without the empty annotations that kustomize leaves out.
    private func byKey(_ objects: [Value]) -> [String: Value] {
        let entries = objects.map { object -> (String, Value) in
            var object = object
            if object[.metadata][.annotations].isEmpty { object[.metadata][.annotations] = .null }
            return ("\(object[.apiVersion].string ?? "") \(Manifest(object).key)", object)
        }
        return Dictionary(entries, uniquingKeysWith: { first, _ in first })
    }

    /// The keys under which two sets of objects differ.
    private func differences(_ a: [Value], _ b: [Value]) -> [String] {
        let (a, b) = (byKey(a), byKey(b))
        return Set(a.keys).union(b.keys).filter { a[$0] != b[$0] }.sorted()
    }

    // MARK: Rendering

    @Test(arguments: ChangeExamples.platforms)
    func overlayRendersToThePromotedObjects(_ platform: String) throws {
        for (name, app, origin) in try ChangeExamples.all() {
            let folder = try Folder()
            let change = try Promoter.change(for: app, from: origin, to: try Make.platform(platform))
            _ = try PromotionWriter.write(change, app: app, sourcePaths: ["-"], to: folder.path)
            let rendered = try SmallKustomize.render(folder.read)
            let promoted = change.promotedObjects(of: app)
            #expect(differences(rendered, promoted) == [], "\(name) on \(platform)")
            #expect(rendered.count == promoted.count)
        }
    }

    private static let kubectl = ["/usr/bin/kubectl", "/usr/local/bin/kubectl", "/opt/homebrew/bin/kubectl"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    @Test(.enabled(if: kubectl != nil), arguments: ChangeExamples.platforms)
    func kubectlRendersTheSame(_ platform: String) throws {
        for (name, app, origin) in try ChangeExamples.all() {
            let folder = try Folder()
            let change = try Promoter.change(for: app, from: origin, to: try Make.platform(platform))
            _ = try PromotionWriter.write(change, app: app, sourcePaths: ["-"], to: folder.path)
            let rendered = try App.load(path: folder.path).objects
            #expect(differences(rendered, change.promotedObjects(of: app)) == [], "\(name) on \(platform)")
        }
    }

    @Test(.enabled(if: kubectl != nil))
    func kustomizationIsReferredTo() throws {
        let folder = try Folder()
        try FileManager.default.createDirectory(atPath: folder.path + "/app", withIntermediateDirectories: true)
        try folder.write("app/all.yaml", ChangeExamples.shop)
        try folder.write("app/kustomization.yaml", "resources: [all.yaml]\n")
        let app = try App.load(path: folder.path + "/app")
        let change = try Promoter.change(for: app, from: try Platform.named("kind"), to: try Make.platform("eks"))
        let target = folder.path + "/overlays/eks"
        _ = try PromotionWriter.write(change, app: app, sourcePaths: [folder.path + "/app"], to: target)
        #expect(try folder.read("overlays/eks/kustomization.yaml").contains("- ../../app\n"))
        #expect(!folder.exists("overlays/eks/base"))
        let rendered = try App.load(path: target).objects
        #expect(differences(rendered, change.promotedObjects(of: app)) == [])
    }

    @Test func eachPatchSaysWhatItAnswersAndSecretsStayWhereTheyAre() throws {
        let folder = try Folder()
        for language in Language.allCases {
            try write(in: folder.path + "/\(language)", language: language)
            let files = folder.files.filter { $0.hasPrefix("\(language)/") && !$0.contains("/base/") }
            for file in files where file.hasSuffix(".yaml") || file.hasSuffix(".md") || file.hasSuffix(".json") {
                let text = try folder.read(file)
                #expect(!text.contains("never-show-this"), "\(file)")
            }
            for file in files where file.contains("/patches/") || file.contains("/resources/") {
                guard file.hasSuffix(".yaml") else { continue }
                #expect(try folder.read(file).contains("# B"), "\(file)")
            }
        }
        #expect(try folder.read("japanese/PREREQUISITES.md").contains("適用の前に"))
    }

    // MARK: Edits

    @Test func writingAgainChangesNothing() throws {
        let folder = try Folder()
        let first = try write(in: folder.path)
        let files = folder.files
        let before = try files.filter { $0.contains(".") }.map(folder.read)
        #expect(first.allSatisfy { $0.action == .written })
        #expect(try write(in: folder.path).allSatisfy { $0.action == .unchanged })
        #expect(folder.files == files)
        #expect(try files.filter { $0.contains(".") }.map(folder.read) == before)
    }

    @Test func editsAreKeptWhileNothingOfOursChanges() throws {
        let folder = try Folder()
        try write(in: folder.path)
        let file = "kustomization.yaml"
        let edited = try folder.read(file) + "commonAnnotations: {team: shop}\n"
        try folder.write(file, edited)
        let outcomes = try write(in: folder.path)
        #expect(outcomes.filter { $0.action != .unchanged } == [.init(path: file, action: .kept)])
        #expect(try folder.read(file) == edited)
    }

    @Test func editsInTheWayAreNamedAndNothingIsWritten() throws {
        let folder = try Folder()
        try write(in: folder.path)
        let own = try "# mine\n" + folder.read("kustomization.yaml")
        try folder.write("kustomization.yaml", own)
        let before = try folder.files.filter { $0.contains(".") }.map(folder.read)
        let error = #expect(throws: PromotionError.self) {
            try write(in: folder.path, PromotionChoices(registry: "eu.example.com/team"))
        }
        #expect(error?.reason == .conflict)
        #expect(error?.description.contains("kustomization.yaml: was edited") == true)
        #expect(error?.description.contains("PREREQUISITES.md") == false)
        #expect(try folder.files.filter { $0.contains(".") }.map(folder.read) == before)
    }

    @Test func uneditedFilesFollowTheChange() throws {
        let folder = try Folder()
        try write(in: folder.path)
        #expect(folder.exists("resources/storageclass-gp3.yaml"))
        let outcomes = try write(to: "aks", in: folder.path)
        #expect(outcomes.contains(.init(path: "resources/storageclass-gp3.yaml", action: .removed)))
        #expect(!folder.exists("resources/storageclass-gp3.yaml"))
        #expect(try folder.read("kustomization.yaml").contains("Azure"))
    }

    @Test func foreignFilesAreNotOverwritten() throws {
        let folder = try Folder()
        try folder.write("kustomization.yaml", "resources: []\n")
        let error = #expect(throws: PromotionError.self) { try write(in: folder.path) }
        #expect(error?.description.contains("is there already") == true)
        #expect(folder.files == ["kustomization.yaml"])
    }

    // MARK: Hostile paths

    @Test func linksAreNotFollowedOutOfTheFolder() throws {
        let folder = try Folder()
        try FileManager.default.createDirectory(atPath: folder.path + "/out", withIntermediateDirectories: true)
        try FileManager.default.createDirectory(atPath: folder.path + "/elsewhere", withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/out/patches", withDestinationPath: folder.path + "/elsewhere")
        let error = #expect(throws: PromotionError.self) { try write(in: folder.path + "/out") }
        #expect(error?.reason == .files)
        #expect(folder.files == ["elsewhere", "out", "out/patches"])
    }

    @Test func recordsThatLeadOutsideAreRefused() throws {
        let folder = try Folder()
        try folder.write("precious.txt", "mine")
        let target = folder.path + "/out"
        try write(in: target)
        for path in ["../precious.txt", "/etc/passwd", "a/../../precious.txt", ""] {
            let digest = Digest.of("mine")
            try folder.write(
                "out/.slipway-promotion.json", "{\"version\":1,\"files\":{\"\(path)\":\"\(digest)\"}}")
            #expect(throws: PromotionError.self) { try write(in: target) }
        }
        #expect(try folder.read("precious.txt") == "mine")
    }

    @Test func theAppsOwnFolderIsNotWrittenTo() throws {
        let folder = try Folder()
        try folder.write("all.yaml", ChangeExamples.hello)
        let app = try App.load(path: folder.path)
        let change = try Promoter.change(for: app, from: try Platform.named("kind"), to: try Make.platform("eks"))
        for target in [folder.path, folder.path + "/eks", folder.path + "/all.yaml", "", folder.path + "/x/../eks"] {
            #expect(throws: PromotionError.self, "\(target)") {
                try PromotionWriter.write(change, app: app, sourcePaths: [folder.path], to: target)
            }
        }
        #expect(folder.files == ["all.yaml"])
    }

    @Test func namesOfObjectsCannotLeaveTheFolder() throws {
        var names = FileNames()
        let paths = [
            names.name(["Role", "..", "../../etc/passwd"], in: "patches"), names.name(["Role", "a:b"], in: "patches"),
            names.name(["role", "a/b"], in: "patches"), names.name([String(repeating: "x", count: 400)], in: "patches"),
        ]
        #expect(paths.allSatisfy { OverlayFolder.isInside($0) && $0.split(separator: "/").count == 2 })
        #expect(Set(paths).count == 4)
        #expect(paths.allSatisfy { $0.utf8.count < 200 && !$0.contains("..") })
    }

    @Test func digestsAreThoseOfTheStandard() {
        // FIPS 180-4's own examples.
        #expect(Digest.of("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(
            Digest.of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
                == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
        #expect(Digest.of("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    }
}
