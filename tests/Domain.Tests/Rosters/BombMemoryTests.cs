using Gradcheck.Domain.Photos.Importing;
using Gradcheck.Domain.Rosters.Reading;
using Gradcheck.Testing.Rosters.Bad;
using Xunit;

namespace Gradcheck.Domain.Tests.Rosters;

/// <summary>A file that unpacks to a gigabyte is refused without unpacking it, whatever it is uploaded as.</summary>
public sealed class BombMemoryTests
{
    private const long Most = 64L * 1024 * 1024;

    public static TheoryData<string> Bombs =>
        [
            "zip bomb in the sheet",
            "zip bomb in the shared strings",
            "zip bomb that lies about its size",
            "huge entry count",
            "two-cell sparse sheet",
            "entities that multiply",
        ];

    [Theory, MemberData(nameof(Bombs))]
    public void A_bomb_sent_as_a_photo_plan_is_refused_in_little_memory(string name)
    {
        var upload = UploadOf(name);

        var allocated = Allocated(() => Assert.False(PhotoPlanFile.Read(upload, 2009).TryGet(out _, out _)));

        Assert.InRange(allocated, 0, Most);
    }

    [Theory, MemberData(nameof(Bombs))]
    public void A_bomb_sent_as_a_roster_is_looked_through_in_little_memory(string name)
    {
        var upload = UploadOf(name);

        Assert.InRange(Allocated(() => RosterFileGuard.Check(upload)), 0, Most);
    }

    private static RosterUpload UploadOf(string name)
    {
        var file = BadFiles.Make(name);
        return new RosterUpload(file.FileName, file.Content);
    }

    /// <summary>Everything the thread asked for, whether or not it was freed again: no clock and no garbage collector has a say.</summary>
    private static long Allocated(Action act)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        act();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
