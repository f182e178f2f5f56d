import Foundation
import KubeObjects
import Testing

@Suite struct PromoteCommandTests {
    private static let small = """
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: {name: data, namespace: shop}
        spec:
          accessModes: [ReadWriteOnce]
          storageClassName: standard
          resources: {requests: {storage: 1Gi}}
        """

    @Test func writesAnOverlayAndKeepsIt() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("promote-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let run = try SlipwayProcess("promote", "-", "--to", "eks", "-o", folder.path, input: Self.small)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("kustomization.yaml: written"))
        let patch = folder.appendingPathComponent("patches/persistentvolumeclaim-shop-data.yaml")
        #expect(try String(contentsOf: patch, encoding: .utf8).contains("value: gp3"))
        try "# mine\n".write(to: patch, atomically: true, encoding: .utf8)
        #expect(try SlipwayProcess("promote", "-", "--to", "eks", "-o", folder.path, input: Self.small).status == 0)
        let other = try SlipwayProcess("promote", "-", "--to", "aks", "-o", folder.path, input: Self.small)
        #expect(other.status == 1)
        #expect(other.errors.contains("was edited"))
        #expect(try String(contentsOf: patch, encoding: .utf8) == "# mine\n")
    }

    @Test func withoutAFolderItOnlySaysWhatWouldChange() throws {
        let run = try SlipwayProcess("promote", "-", "--to", "eks", "--lang", "ja", input: Self.small)
        #expect(run.status == 0)
        #expect(run.output.contains("適用の前に"))
    }

    @Test(arguments: [["--to", "eks,aks"], [], ["--to", "eks", "--registry", "https://x"]])
    func whatCannotBeMeantIsAUsageError(_ flags: [String]) throws {
        let run = try SlipwayProcess(arguments: ["promote", "-"] + flags, input: Self.small)
        #expect(run.status == 64)
    }
}
