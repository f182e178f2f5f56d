import AppSources
import ClusterPlatforms
import KubeObjects

/// B41: rights for a name that comes from a client certificate.
struct ClientCertificateUser: Rule {
    let id = "client-certificate-user"

    func matches(in move: Move) -> [Match] {
        guard !move.target.identity.acceptsClientCertificates else { return [] }
        let bindings = move.app.manifests.filter { $0.kind == .roleBinding || $0.kind == .clusterRoleBinding }
        return bindings.flatMap { binding in
            binding.object["subjects"].elements.enumerated().compactMap { index, subject -> Match? in
                guard subject[.kind].string == "User", let user = subject[.name].string, Self.isCommonName(user) else {
                    return nil
                }
                return Match(
                    binding, FieldPath(keys: ["subjects"]).appending(index),
                    [
                        "object": .object(binding), "user": LocalizedText(verbatim: user),
                        "identities": move.people,
                        "remedy": .say(move.target.identity.groupSubjects, "プラットフォーム側のグループに対応付けてください"),
                    ])
            }
        }
    }

    /// Whether a name is no account of a cloud: those are addresses, role names or ids.
    private static func isCommonName(_ user: String) -> Bool {
        let isIdentifier = user.count == 36 && user.filter { $0 == "-" }.count == 4
        return !user.hasPrefix("system:") && !user.contains("@") && !user.hasPrefix("arn:") && !isIdentifier
    }
}

/// B41: a request for such a certificate.
struct ClientCertificateRequest: Rule {
    let id = "client-certificate-request"

    func matches(in move: Move) -> [Match] {
        guard !move.target.identity.acceptsClientCertificates else { return [] }
        return move.app.manifests(of: .certificateRequest).compactMap { request in
            let signer = request.object[.spec]["signerName"].string
            guard signer == "kubernetes.io/kube-apiserver-client" else { return nil }
            return Match(
                request, "spec.signerName",
                [
                    "name": LocalizedText(verbatim: request.key.name), "signer": LocalizedText(verbatim: signer ?? ""),
                    "identities": move.people,
                ])
        }
    }
}

extension Move {
    /// How people come in.
    fileprivate var people: LocalizedText {
        let identity = target.identity
        return LocalizedText(verbatim: identity.kubeconfigPlugin.map { "`\($0)`" } ?? identity.userSubjects)
    }
}
