using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ProfilePlatform.Core.Storage.Migrations
{
    public partial class Matching : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "MatchHash",
                table: "profiles",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "ProfileForLlmMd",
                table: "profiles",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "ProfileForLlmOverridden",
                table: "profiles",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "match_batches",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProfileId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    Sides = table.Column<string>(type: "TEXT", nullable: false),
                    People = table.Column<string>(type: "TEXT", nullable: false),
                    Seed = table.Column<int>(type: "INTEGER", nullable: false),
                    BatchSize = table.Column<int>(type: "INTEGER", nullable: false),
                    Engine = table.Column<string>(type: "TEXT", nullable: false),
                    Model = table.Column<string>(type: "TEXT", nullable: false),
                    Total = table.Column<int>(type: "INTEGER", nullable: false),
                    Done = table.Column<int>(type: "INTEGER", nullable: false),
                    NotByModel = table.Column<int>(type: "INTEGER", nullable: false),
                    ExamplesUsed = table.Column<int>(type: "INTEGER", nullable: false),
                    PromptTokens = table.Column<int>(type: "INTEGER", nullable: false),
                    CompletionTokens = table.Column<int>(type: "INTEGER", nullable: false),
                    Calls = table.Column<int>(type: "INTEGER", nullable: false),
                    RequestedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    FinishedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_match_batches", x => x.Id);
                    table.ForeignKey(
                        name: "FK_match_batches_profiles_ProfileId",
                        column: x => x.ProfileId,
                        principalTable: "profiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "profile_matches",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProfileId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OtherId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ScoreByLlm = table.Column<int>(type: "INTEGER", nullable: false),
                    ReasonByLlm = table.Column<string>(type: "TEXT", nullable: false),
                    BatchId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProcessedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Engine = table.Column<string>(type: "TEXT", nullable: false),
                    Model = table.Column<string>(type: "TEXT", nullable: false),
                    Sides = table.Column<string>(type: "TEXT", nullable: false),
                    OwnSide = table.Column<int>(type: "INTEGER", nullable: false),
                    OtherSide = table.Column<int>(type: "INTEGER", nullable: true),
                    OwnHash = table.Column<string>(type: "TEXT", nullable: false),
                    OtherHash = table.Column<string>(type: "TEXT", nullable: false),
                    RescoredScore = table.Column<int>(type: "INTEGER", nullable: true),
                    RescoredReason = table.Column<string>(type: "TEXT", nullable: false),
                    RescoredBatchId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Score = table.Column<int>(type: "INTEGER", nullable: true),
                    Review = table.Column<string>(type: "TEXT", nullable: false),
                    ReviewedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Mark = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_profile_matches", x => x.Id);
                    table.ForeignKey(
                        name: "FK_profile_matches_profiles_OtherId",
                        column: x => x.OtherId,
                        principalTable: "profiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_profile_matches_profiles_ProfileId",
                        column: x => x.ProfileId,
                        principalTable: "profiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "match_changes",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    MatchId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Score = table.Column<int>(type: "INTEGER", nullable: true),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    BatchId = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_match_changes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_match_changes_profile_matches_MatchId",
                        column: x => x.MatchId,
                        principalTable: "profile_matches",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_match_batches_ProfileId_RequestedAt",
                table: "match_batches",
                columns: new[] { "ProfileId", "RequestedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_match_batches_State",
                table: "match_batches",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_match_changes_MatchId_Id",
                table: "match_changes",
                columns: new[] { "MatchId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_profile_matches_BatchId",
                table: "profile_matches",
                column: "BatchId");

            migrationBuilder.CreateIndex(
                name: "IX_profile_matches_OtherId",
                table: "profile_matches",
                column: "OtherId");

            migrationBuilder.CreateIndex(
                name: "IX_profile_matches_ProfileId_OtherId",
                table: "profile_matches",
                columns: new[] { "ProfileId", "OtherId" },
                unique: true);
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "match_batches");

            migrationBuilder.DropTable(
                name: "match_changes");

            migrationBuilder.DropTable(
                name: "profile_matches");

            migrationBuilder.DropColumn(
                name: "MatchHash",
                table: "profiles");

            migrationBuilder.DropColumn(
                name: "ProfileForLlmMd",
                table: "profiles");

            migrationBuilder.DropColumn(
                name: "ProfileForLlmOverridden",
                table: "profiles");
        }
    }
}
