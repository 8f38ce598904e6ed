using Gradcheck.AdminApi.Answers;
using Gradcheck.AdminApi.Authentication;
using Gradcheck.AdminApi.Lists;
using Gradcheck.Domain.Signing;
using Gradcheck.Domain.Signing.Proof;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.AdminApi.Signing;

/// <summary>A student's signatures, each with what it proves (product rule R3).</summary>
internal static class SignatureEndpoints
{
    private static readonly Keyset<Signature, long> NewestFirst = new("signatures", signature => -signature.Id);

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/cohorts/{year:int}/students/{studentNumber}/signatures", OfStudentAsync)
            .WithTags("签名")
            .WithSummary("一名学生的全部签名，最近的在前，逐项核验");
        api.MapGet("/signatures/{receipt}", OfReceiptAsync)
            .WithTags("签名")
            .WithSummary("按回执号核验一次签名；有没有短横、大小写都可以");
    }

    private static async Task<Answer<Page<SignatureView>>> OfStudentAsync(
        int year,
        string studentNumber,
        [AsParameters] PageRequest page,
        ApiCaller caller,
        GradcheckDb db,
        CancellationToken cancel
    )
    {
        var student = await caller
            .Visible(db.Students.AsNoTracking())
            .SingleOrDefaultAsync(s => s.CohortYear == year && s.StudentNumber == studentNumber, cancel);
        if (student is null)
            return FindStudent.NotFound;
        var signatures = db.Signatures.AsNoTracking().Where(s => s.StudentId == student.Id);
        var read = await NewestFirst.ReadRowsAsync(signatures, page, cancel);
        if (!read.TryGet(out var rows, out var refusal))
            return refusal;
        var proofs = await ReadSignatures.JudgeAsync(db, student, rows.Items, cancel);
        return new Page<SignatureView>([.. proofs.Select(SignatureView.Of)], rows.After);
    }

    private static async Task<Answer<SignatureView>> OfReceiptAsync(
        string receipt,
        ApiCaller caller,
        GradcheckDb db,
        CancellationToken cancel
    )
    {
        var found = await ReadSignatures.OfReceiptAsync(db, receipt, caller.CollegeCode, cancel);
        return found.TryGet(out var proof, out var refusal) ? SignatureView.Of(proof) : refusal;
    }
}
